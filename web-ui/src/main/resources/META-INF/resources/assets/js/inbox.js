// All of the inbox: filters, read and archived, and whether the line is open.

import { h } from './dom.js';
import { action, field, select } from './forms.js';
import { letterRow } from './letter.js';
import { letters } from './letters.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';

/** What is shown stays while one follows a letter and comes back. */
const wish = { show: 'inbox', kind: '' };

export function inboxView(signal) {
    const body = h('div', { class: 'panel', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, say.inbox.looking));
    const sheet = h('div', { class: 'sheet inbox' }, h('h1', {}, say.inbox.title), line(signal));
    const shelf = letterShelf(body, signal);
    sheet.append(bar(shelf, sheet, signal), body);
    return { title: say.inbox.title, content: [sheet] };
}

/** Says when what one sees is not live; the browser, or after a refusal the page, opens the line again. */
function line(signal) {
    const place = h('p', { class: 'live-line small', role: 'status' });
    let broke = false;
    const show = () => {
        const state = letters.isLive === false ? 'lost' : letters.isLive ? 'live' : 'opening';
        place.dataset.state = state;
        place.textContent = state === 'live' && broke ? say.inbox.line.again : say.inbox.line[state];
        broke ||= state === 'lost';
    };
    letters.addEventListener('line', show, { signal });
    show();
    return place;
}

function bar(shelf, sheet, signal) {
    const choose = (name, options) => select({
        name, id: `letters-${name}`, onchange: (event) => { wish[name] = event.target.value; shelf.restart(); },
    }, options, wish[name]);
    const readAll = action(say.inbox.readAll, sheet, async () => {
        await letters.readAll(letters.newest.items[0].id);
        await shelf.refresh();
    });
    const show = () => { readAll.hidden = letters.unread.count === 0 || !letters.newest?.items.length; };
    letters.addEventListener('letters', show, { signal });
    show();
    return h('div', { class: 'finder' },
        field(say.inbox.show, choose('show', Object.entries(say.inbox.shows))),
        field(say.inbox.kind, choose('kind', [['', say.inbox.anyKind], ...Object.entries(say.kind)])),
        readAll);
}

/** Pages that are read one after the other; the first is read again whenever there is news. */
function letterShelf(body, signal) {
    let items = [];
    let next = null;
    let asked = 0;
    let version = null;
    const page = async (after, merge) => {
        const question = ++asked;
        try {
            const answer = await letters.list({ ...wish, after });
            if (question === asked && !signal.aborted) {
                merge(answer);
                show();
                body.removeAttribute('aria-busy');
            }
        } catch (problem) {
            if (question === asked) {
                version = null;
                body.replaceChildren(problemBox(problem, () => page(after, merge)), h('ul', { class: 'letters' }, ...rows()));
                body.removeAttribute('aria-busy');
            }
        }
    };
    const restart = () => page(null, (answer) => { ({ items, next } = answer); });
    /** What is older than the first page stays as it was read. */
    const refresh = () => page(null, (answer) => {
        const last = answer.items.at(-1)?.id;
        const older = answer.next === null ? [] : items.slice(items.findIndex((it) => it.id === last) + 1);
        const known = items.some((it) => it.id === last);
        next = known && answer.next !== null ? next : answer.next;
        items = [...answer.items, ...(known ? older : [])];
    });
    const rows = () => items.map((it) => letterRow(it, body, refresh));
    const show = () => {
        const current = JSON.stringify([items.map((it) => [it.id, it.readAt, it.archivedAt]), next]);
        if (current === version) {
            return;
        }
        version = current;
        const focused = document.activeElement?.closest('[data-letter]')?.dataset.letter;
        const within = body.contains(document.activeElement);
        body.replaceChildren(
            items.length === 0 ? h('p', { class: 'empty' }, say.inbox.empty[wish.show]) : h('ul', { class: 'letters' }, ...rows()),
            next === null ? '' : h('button', { type: 'button', class: 'button plain', onclick: () =>
                page(next, (answer) => { items = [...items, ...answer.items]; next = answer.next; }) }, say.inbox.older));
        if (within) {
            (body.querySelector(`[data-letter="${focused}"] button`) ?? body.querySelector('button') ?? body).focus();
        }
    };
    letters.addEventListener('letters', refresh, { signal });
    restart();
    return { restart, refresh };
}
