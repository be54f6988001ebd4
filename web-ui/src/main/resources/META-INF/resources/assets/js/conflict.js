// Two texts for one place: what is here, and what somebody else (or one's other tab) has saved meanwhile.

import { h } from './dom.js';
import { say } from './messages.js';
import { action } from './forms.js';

/** Nothing is lost whatever is chosen first: what is here stays in the field, what is saved stays saved. */
export function conflict({ mine, theirs, keepMine, takeTheirs, joinBoth }) {
    const box = h('section', { class: 'conflict', 'aria-labelledby': 'conflict-title' },
        h('h3', { id: 'conflict-title', tabindex: '-1' }, say.conflict.title),
        h('p', {}, theirs === null ? say.conflict.removed : say.conflict.lead),
        h('div', { class: 'both' },
            version(say.conflict.mine, mine),
            version(say.conflict.theirs, theirs ?? say.conflict.nothing)));
    box.append(h('div', { class: 'actions' },
        action(say.conflict.keepMine, box, keepMine, { 'data-choice': 'mine' }),
        theirs === null ? '' : action(say.conflict.joinBoth, box, async () => joinBoth(), { 'data-choice': 'both' }),
        action(say.conflict.takeTheirs, box, async () => takeTheirs(), { 'data-choice': 'theirs' })));
    return box;
}

function version(name, text) {
    return h('div', {},
        h('h4', {}, name),
        h('pre', { tabindex: '0', role: 'group', 'aria-label': name }, text));
}
