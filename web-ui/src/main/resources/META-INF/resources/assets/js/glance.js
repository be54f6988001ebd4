// A glance at the inbox beside the roadmap.

import { h } from './dom.js';
import { letters } from './letters.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { ago, exactly } from './words.js';

const GLANCE = 4;
/** Ids that were on the screen before; anything else is new and lights up once. */
const seen = new Set();

export function inboxCard(signal) {
    const body = h('div');
    follow(body, signal, () => list(letters.newest.items.slice(0, GLANCE)));
    return h('section', { class: 'card', 'aria-labelledby': 'inbox' },
        h('header', {}, h('h2', { id: 'inbox' }, say.inbox.title), h('a', { class: 'small', href: '#/inbox' }, say.inbox.all)),
        body);
}

/** Keeps what is shown while the inbox is away, and says that it may be old. */
function follow(body, signal, list) {
    let version = null;
    const show = () => {
        const { newest, problem } = letters;
        const current = `${newest?.items.slice(0, GLANCE).map((it) => `${it.id} ${it.title}`)} ${problem?.title}`;
        if (current === version || (newest === null && problem === null)) {
            return;
        }
        version = current;
        const said = problem?.status === 401 || (problem?.status === 0 && newest); // by the banner
        const away = problem && !said ? problemBox(problem, () => letters.look()) : null;
        body.replaceChildren(...[away, newest ? list() : null].filter((it) => it !== null));
    };
    body.append(h('p', { class: 'quiet' }, say.inbox.looking));
    letters.addEventListener('letters', show, { signal });
    show();
}

function list(items) {
    if (items.length === 0) {
        return h('p', { class: 'quiet' }, say.inbox.nothingYet);
    }
    const first = seen.size === 0;
    return h('ul', { class: 'letters' }, ...items.map((it) => letter(it, !first && !seen.has(it.id))));
}

function letter({ id, title, text, topic, createdAt }, isNew) {
    seen.add(id);
    return h('li', { class: isNew ? 'fresh' : null },
        topic ? h('a', { href: `#/topics/${topic}` }, title) : h('strong', {}, title),
        h('p', {}, text),
        h('time', { class: 'when', datetime: createdAt, title: exactly(createdAt) }, ago(createdAt)));
}
