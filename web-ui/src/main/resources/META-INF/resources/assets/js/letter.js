// One letter of the inbox, and what can be done with it.

import { h } from './dom.js';
import { action } from './forms.js';
import { letters } from './letters.js';
import { say } from './messages.js';
import { ago, exactly } from './words.js';

/** @param changed is called when the letter has been put elsewhere */
export function letterRow({ id, kind, title, text, topic, createdAt, readAt, archivedAt }, place, changed) {
    const state = { read: readAt !== null, archived: archivedAt !== null };
    const set = (change) => async () => {
        await letters.set(id, { ...state, ...change });
        await changed();
    };
    /** Many buttons have one word; screen readers hear of what. */
    const deed = (word, run) => action(word, place, run, { 'aria-label': `${word}: ${title}` });
    const name = topic
        ? h('a', { href: `#/topics/${topic}`, onclick: () => state.read || letters.set(id, { ...state, read: true }).catch(() => {}) }, title)
        : h('strong', {}, title);
    return h('li', { class: state.read ? null : 'unread', 'data-letter': id },
        h('div', {},
            state.read ? null : h('span', { class: 'unseen' }, say.inbox.unread),
            name,
            h('p', {}, text),
            h('p', { class: 'when' }, say.kind[kind] ?? kind, ' · ', h('time', { datetime: createdAt, title: exactly(createdAt) }, ago(createdAt)))),
        h('div', { class: 'deeds' },
            deed(state.read ? say.inbox.markUnread : say.inbox.markRead, set({ read: !state.read })),
            deed(state.archived ? say.inbox.restore : say.inbox.archive, set({ archived: !state.archived, read: true }))));
}
