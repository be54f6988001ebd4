// How many dead letters each service has, and the way to its desk.

import { get } from './api.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { stacked } from './stacked.js';
import { ago, exactly } from './words.js';

/** Looks again whenever the number of those that wait has changed. */
export function desks(watch, signal) {
    const content = h('div', { class: 'panel', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, say.desk.looking));
    let known = null;
    const load = async () => {
        try {
            const { items } = await get('/api/v1/operations/dead-letters');
            const focused = document.activeElement?.closest('[data-desk]')?.dataset.desk;
            content.replaceChildren(table(items));
            content.querySelector(`[data-desk="${focused}"]`)?.focus();
        } catch (problem) {
            known = null;
            content.replaceChildren(problemBox(problem, load));
        }
        content.removeAttribute('aria-busy');
    };
    watch.addEventListener('look', () => {
        const waiting = JSON.stringify(watch.system?.services.map(({ service }) => watch.points(service).at(-1)?.deadLetters));
        if (watch.problem === null && waiting !== known) {
            known = waiting;
            load();
        }
    }, { signal });
    return content;
}

function table(items) {
    return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.desk.title },
        stacked(h('table', {},
            h('thead', {}, h('tr', {}, ...say.desk.columns.map((it) => h('th', { scope: 'col' }, it)))),
            h('tbody', {}, ...items.map(row)))));
}

function row({ service, available, waiting, replayed, parked, oldestWaitingAt }) {
    const name = h('th', { scope: 'row' }, h('a', { href: `#/system/${service}`, 'data-desk': service }, service));
    if (!available) {
        return h('tr', {}, name, h('td', { colspan: 4, class: 'quiet' }, say.desk.silent));
    }
    return h('tr', {}, name,
        ...[waiting, replayed, parked].map((it) => h('td', { class: 'number' }, String(it))),
        h('td', {}, oldestWaitingAt ? h('time', { datetime: oldestWaitingAt, title: exactly(oldestWaitingAt) }, ago(oldestWaitingAt)) : say.system.nothing));
}
