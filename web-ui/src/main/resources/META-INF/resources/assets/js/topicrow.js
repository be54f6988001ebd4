// One topic on the road: its name, what it needs, how long it takes, how far the learner is, and the next move.

import { h, IN_ENGLISH } from './dom.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { nextMoves, runMove, station } from './status.js';
import { minutes } from './words.js';

/** @param titles of all topics of the roadmap, by slug */
export function topicRow(topic, titles, signal) {
    const state = h('div', { class: 'state' });
    const row = h('li', { 'data-slug': topic.slug, 'data-track': topic.track },
        h('div', { class: 'name' },
            h('div', {}, h('a', { href: `#/topics/${topic.slug}`, ...IN_ENGLISH }, topic.title), needs(topic, titles)),
            meta(topic)),
        state);
    row.topic = topic;
    let shown;
    const show = () => {
        const status = learning.statusOf(topic.slug);
        if (status !== shown) {
            shown = status;
            showStatus(row, state, topic, status);
        }
    };
    learning.addEventListener('enrollment', show, { signal });
    row.prepend(station(''));
    show();
    return row;
}

function needs({ prerequisites }, titles) {
    const known = prerequisites.filter((it) => titles.has(it));
    return known.length === 0
        ? null
        : h('p', { class: 'needs' }, say.roadmap.needs, ...known.flatMap((slug, at) => [
            at === 0 ? null : ', ',
            h('a', { href: `#/topics/${slug}`, ...IN_ENGLISH }, titles.get(slug)),
        ]));
}

function meta(topic) {
    return h('span', { class: 'meta' },
        h('span', {}, say.level[topic.level]),
        h('span', { class: 'number' }, minutes(topic.estimateMinutes)),
        h('span', {}, topic.track === 'side' ? say.roadmap.side : ''));
}

function showStatus(row, state, topic, status) {
    const hadFocus = state.contains(document.activeElement);
    row.dataset.status = status ?? '';
    row.querySelector('.station').replaceWith(station(status ?? ''));
    if (status === null) {
        state.replaceChildren();
        return;
    }
    const word = h('span', { class: status === 'not-started' ? 'unseen' : `word ${status}` }, say.status.words[status]);
    state.replaceChildren(word, ...moveButtons(row, topic, status));
    if (hadFocus) { // the button that was pressed may be gone
        (state.querySelector('button') ?? row.querySelector('a')).focus();
    }
}

function moveButtons(row, topic, status) {
    return nextMoves(status).map(([next, verb]) => h('button', {
        class: 'button plain little',
        type: 'button',
        'data-move': next,
        'aria-label': `${verb}: ${topic.title}`,
        onclick: (click) => runMove(click.currentTarget, row, () => learning.move(topic.slug, next)),
    }, verb));
}
