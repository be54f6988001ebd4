// The desk of one service: events that it could not take, to be looked at, replayed or parked.

import { get } from './api.js';
import { deadLetter } from './deadletter.js';
import { h, icon } from './dom.js';
import { field, select } from './forms.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';

export function deskView(signal, service) {
    const wish = { status: 'waiting' };
    const body = h('div', { class: 'panel', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, say.desk.looking));
    const shelf = letterShelf(service, wish, body, signal);
    const choice = select({ name: 'status', onchange: (event) => { wish.status = event.target.value; shelf(); } },
        Object.entries(say.desk.shows), wish.status);
    shelf();
    return {
        title: say.desk.of(service),
        content: [h('div', { class: 'sheet dead-letters' },
            h('p', {}, h('a', { class: 'crumb', href: '#/system' }, icon('back'), say.system.title)),
            h('h1', {}, say.desk.of(service)),
            h('p', { class: 'quiet' }, say.desk.how),
            h('div', { class: 'finder' }, field(say.desk.show, choice)),
            body)],
    };
}

/** Answers what begins anew; pages are read one after the other. */
function letterShelf(service, wish, body, signal) {
    let asked = 0;
    const page = async (after, before) => {
        const question = ++asked;
        const query = new URLSearchParams({ limit: '20', ...(wish.status ? { status: wish.status } : {}), ...(after ? { after } : {}) });
        try {
            const { items, next } = await get(`/api/v1/operations/dead-letters/${service}?${query}`);
            if (question === asked && !signal.aborted) {
                show([...before, ...items], next);
            }
        } catch (problem) {
            if (question === asked) {
                body.replaceChildren(problemBox(problem, () => page(after, before)));
            }
        }
        body.removeAttribute('aria-busy');
    };
    const restart = () => page(null, []);
    const show = (items, next) => {
        const within = body.contains(document.activeElement);
        body.replaceChildren(
            items.length === 0
                ? h('p', { class: 'empty' }, say.desk.empty[wish.status])
                : h('ul', { class: 'log' }, ...items.map((it) => deadLetter(it, restart))),
            next === null ? '' : h('button', { type: 'button', class: 'button plain', onclick: () => page(next, items) }, say.inbox.older));
        if (within) {
            (body.querySelector('summary, button') ?? document.getElementById('main')).focus();
        }
    };
    return restart;
}
