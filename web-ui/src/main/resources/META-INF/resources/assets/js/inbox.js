// The learner's notifications: a glance beside the roadmap, and a view of their own.

import { h } from './dom.js';
import { learning } from './learning.js';
import { problemBox } from './panel.js';
import { ago, exactly } from './words.js';

const GLANCE = 4;
const TITLE = 'Inbox';

/** Ids that were on the screen before; anything else is new and lights up once. */
const seen = new Set();

export function inboxCard(signal) {
    const body = h('div');
    follow(body, signal, () => letterList(learning.letters.items.slice(0, GLANCE)));
    return h('section', { class: 'card', 'aria-labelledby': 'inbox' },
        h('header', {}, h('h2', { id: 'inbox' }, TITLE), h('a', { class: 'small', href: '#/inbox' }, 'Show all')),
        body);
}

export function inboxView(signal) {
    const newest = h('div');
    const older = h('div');
    follow(newest, signal, () => letterList(learning.letters.items));
    const start = () => {
        if (learning.letters && older.childElementCount === 0) {
            older.append(olderButton(learning.letters.next));
        }
    };
    learning.addEventListener('letters', start, { signal });
    start();
    return { title: TITLE, content: [h('div', { class: 'sheet' }, h('h1', {}, TITLE), newest, older)] };
}

/** Keeps what is shown while the inbox is away, and says that it may be old. */
function follow(body, signal, list) {
    let version = null;
    const show = () => {
        const { letters, lettersProblem } = learning;
        const current = `${letters?.items[0]?.id} ${letters?.items.length} ${lettersProblem?.title}`;
        if (current === version || (letters === null && lettersProblem === null)) {
            return;
        }
        version = current;
        const said = lettersProblem?.status === 401 || (lettersProblem?.status === 0 && letters); // by the banner
        const away = lettersProblem && !said ? problemBox(lettersProblem, () => learning.look()) : null;
        body.replaceChildren(...[away, letters ? list() : null].filter((it) => it !== null));
    };
    body.append(h('p', { class: 'quiet' }, 'Looking for news…'));
    learning.addEventListener('letters', show, { signal });
    show();
}

function letterList(letters) {
    if (letters.length === 0) {
        return h('p', { class: 'quiet' }, 'Nothing yet. Complete a topic, and its news arrives here by outbox, Kafka and inbox.');
    }
    const first = seen.size === 0;
    return h('ul', { class: 'letters' }, ...letters.map((it) => letter(it, !first && !seen.has(it.id))));
}

function letter({ id, title, text, topic, createdAt }, isNew) {
    seen.add(id);
    return h('li', { class: isNew ? 'fresh' : null },
        topic ? h('a', { href: `#/topics/${topic}` }, title) : h('strong', {}, title),
        h('p', {}, text),
        h('time', { class: 'when', datetime: createdAt, title: exactly(createdAt) }, ago(createdAt)));
}

function olderButton(after) {
    if (after === null) {
        return h('p', { class: 'unseen' }, 'These are all.');
    }
    const place = h('div');
    const read = async () => {
        try {
            const { items, next } = await learning.olderLetters(after);
            place.replaceWith(letterList(items), olderButton(next));
        } catch (problem) {
            place.replaceChildren(problemBox(problem, read));
        }
    };
    place.append(h('button', { class: 'button plain', type: 'button', onclick: read }, 'Older ones'));
    return place;
}
