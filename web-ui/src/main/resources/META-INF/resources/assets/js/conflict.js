// What is here, and what somebody else (or one's other tab) has saved meanwhile: side by side, for one to choose.

import { h } from './dom.js';
import { say } from './messages.js';
import { action } from './forms.js';
import { stacked } from './stacked.js';

/**
 * Nothing is lost whatever is chosen first: what is here stays in the field, what is saved stays saved.
 *
 * @param words title, lead and joinBoth of it
 * @param both node that shows what is here and what is saved
 * @param joinBoth absent where nothing can be joined
 */
export function conflict({ words, both, keepMine, takeTheirs, joinBoth }) {
    const box = h('section', { class: 'conflict', 'aria-labelledby': 'conflict-title' },
        h('h3', { id: 'conflict-title', tabindex: '-1' }, words.title),
        h('p', {}, words.lead),
        both);
    box.append(h('div', { class: 'actions' },
        action(say.conflict.keepMine, box, keepMine, { 'data-choice': 'mine' }),
        joinBoth === undefined ? '' : action(words.joinBoth, box, async () => joinBoth(), { 'data-choice': 'both' }),
        action(say.conflict.takeTheirs, box, async () => takeTheirs(), { 'data-choice': 'theirs' })));
    return box;
}

/** Two texts beside each other; null for what is not there. */
export function texts(mine, theirs) {
    return h('div', { class: 'both' },
        version(say.conflict.mine, mine),
        version(say.conflict.theirs, theirs ?? say.conflict.nothing));
}

function version(name, text) {
    return h('div', {},
        h('h4', {}, name),
        h('pre', { tabindex: '0', role: 'group', 'aria-label': name }, text));
}

/** Fields that differ, each with what is here and what is saved. */
export function table(differences) {
    const { title, columns, checked } = say.conflict.form;
    return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': title },
        stacked(h('table', {},
            h('thead', {}, h('tr', {}, ...columns.map((it) => h('th', { scope: 'col' }, it)))),
            h('tbody', {}, ...differences.map(({ name, mine, theirs }) => h('tr', {},
                h('th', { scope: 'row' }, name),
                ...[mine, theirs].map((it) => h('td', {}, (checked[it] ?? it) || '–'))))))));
}
