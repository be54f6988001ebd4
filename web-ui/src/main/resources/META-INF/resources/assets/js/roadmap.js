// The roadmap as a list of stages, and how far the learner has come on it.

import { h } from './dom.js';
import { learning } from './learning.js';
import { NEXT_MOVES, runMove, station, STATUS_WORDS } from './status.js';
import { capital, counted, minutes } from './words.js';

export function allTopics(roadmap) {
    return roadmap.stages.flatMap((stage) => stage.topics);
}

export function extent(roadmap) {
    const topics = allTopics(roadmap);
    const hours = Math.round(topics.reduce((sum, it) => sum + it.estimateMinutes, 0) / 60);
    return `${counted(topics.length, 'topic')} in ${counted(roadmap.stages.length, 'stage')}, about ${hours} hours.`;
}

/** The first open topic whose prerequisites are all behind the learner; null at the end of the road. */
export function nextTopic(roadmap) {
    const behind = (slug) => ['done', 'skipped'].includes(learning.statusOf(slug) ?? 'done');
    const open = allTopics(roadmap).filter((it) => !behind(it.slug));
    return open.find((it) => it.prerequisites.every(behind)) ?? open[0] ?? null;
}

export function stageList(roadmap, signal) {
    if (roadmap.stages.length === 0) {
        return h('p', { class: 'empty' }, 'This roadmap has no stages yet. They appear here when catalog-service publishes them.');
    }
    return h('div', {}, ...roadmap.stages.map((stage, number) => stageSection(stage, number, signal)));
}

function stageSection(stage, number, signal) {
    const count = h('p', { class: 'quiet small number' });
    const show = () => {
        count.textContent = learning.enrollment
            ? `${stage.topics.filter((it) => learning.statusOf(it.slug) === 'done').length} of ${stage.topics.length} done`
            : counted(stage.topics.length, 'topic');
    };
    learning.addEventListener('enrollment', show, { signal });
    show();
    const id = `stage-${number + 1}`;
    return h('section', { class: 'stage', 'aria-labelledby': id },
        h('header', {}, h('h3', { id }, stage.title), count),
        h('ol', { class: 'topics' }, ...stage.topics.map((topic) => topicRow(topic, signal))));
}

function topicRow(topic, signal) {
    const state = h('div', { class: 'state' });
    const row = h('li', { 'data-track': topic.track },
        h('div', { class: 'name' }, h('a', { href: `#/topics/${topic.slug}` }, topic.title), meta(topic)),
        state);
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

function showStatus(row, state, topic, status) {
    const hadFocus = state.contains(document.activeElement);
    row.dataset.status = status ?? '';
    row.querySelector('.station').replaceWith(station(status ?? ''));
    if (status === null) {
        state.replaceChildren();
        return;
    }
    const word = h('span', { class: status === 'not-started' ? 'unseen' : `word ${status}` }, STATUS_WORDS[status]);
    state.replaceChildren(word, ...moveButtons(row, topic, status));
    if (hadFocus) { // the button that was pressed may be gone
        (state.querySelector('button') ?? row.querySelector('a')).focus();
    }
}

function moveButtons(row, topic, status) {
    return Object.entries(NEXT_MOVES[status]).map(([next, verb]) => h('button', {
        class: 'button plain little',
        type: 'button',
        'data-move': next,
        'aria-label': `${verb}: ${topic.title}`,
        onclick: (click) => runMove(click.currentTarget, row, () => learning.move(topic.slug, next)),
    }, verb));
}

function meta(topic) {
    return h('span', { class: 'meta' },
        h('span', {}, capital(topic.level)),
        h('span', { class: 'number' }, minutes(topic.estimateMinutes)),
        h('span', {}, topic.track === 'side' ? 'Side road' : ''));
}

/** The road once more, as a bar: a piece for each topic, a gap after each stage that is known. */
export function progressBar() {
    const { done, skipped, total, topics } = learning.enrollment;
    const lastOnes = new Set(learning.road?.stages.map((stage) => stage.topics.at(-1)?.slug));
    const pieces = topics.map(({ slug, status }) => h('i', { class: `${status}${lastOnes.has(slug) ? ' last' : ''}` }));
    return h('div', {
        class: 'bar',
        role: 'progressbar',
        'aria-label': 'Progress',
        'aria-valuemin': '0',
        'aria-valuemax': String(total),
        'aria-valuenow': String(done + skipped),
        'aria-valuetext': `${done} of ${total} done, ${skipped} skipped`,
    }, ...pieces);
}
