// The roadmap as a list of stages, and how far the learner has come on it.

import { h, IN_ENGLISH } from './dom.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { topicRow } from './topicrow.js';

export function allTopics(roadmap) {
    return roadmap.stages.flatMap((stage) => stage.topics);
}

export function extent(roadmap) {
    const topics = allTopics(roadmap);
    const hours = Math.round(topics.reduce((sum, it) => sum + it.estimateMinutes, 0) / 60);
    return say.roadmap.extent(topics.length, roadmap.stages.length, hours);
}

/** The first open topic whose prerequisites are all behind the learner; null at the end of the road. */
export function nextTopic(roadmap) {
    const behind = (slug) => ['done', 'skipped'].includes(learning.statusOf(slug) ?? 'done');
    const open = allTopics(roadmap).filter((it) => !behind(it.slug));
    return open.find((it) => it.prerequisites.every(behind)) ?? open[0] ?? null;
}

/** Longer ones are laid out stage by stage, as they come into sight. */
const LONG = 200;
/** About the height of a row with what it needs under its name. */
const ROW_REM = 4;

/** @param wanted which topics are shown; asked again by the event "filter" of the list */
export function stageList(roadmap, signal, wanted = () => true) {
    if (roadmap.stages.length === 0) {
        return h('p', { class: 'empty' }, say.roadmap.noStages);
    }
    const titles = new Map(allTopics(roadmap).map((it) => [it.slug, it.title]));
    const sections = roadmap.stages.map((stage, number) => stageSection(stage, number, titles, signal));
    const none = h('p', { class: 'empty', hidden: true }, say.roadmap.noneWanted);
    const list = h('div', {}, ...sections, none);
    if (titles.size > LONG) {
        list.className = 'long';
        sections.forEach((section, at) => guessHeight(section, roadmap.stages[at].topics.length));
    }
    const filter = () => {
        for (const row of list.querySelectorAll('li[data-slug]')) {
            reveal(row, wanted(row.topic));
        }
        for (const section of sections) {
            reveal(section, section.querySelector('li[data-slug]:not([hidden])') !== null);
        }
        none.hidden = sections.some((it) => !it.hidden);
    };
    list.addEventListener('filter', filter);
    learning.addEventListener('enrollment', filter, { signal });
    filter();
    return list;
}

/** So that the scroll bar is about right before a stage was ever in sight. */
function guessHeight(section, rows) {
    section.style.setProperty('contain-intrinsic-block-size', `auto ${3 + ROW_REM * rows}rem`);
}

/** What stays as it is is not touched. */
function reveal(element, visible) {
    if (element.hidden === visible) {
        element.hidden = !visible;
    }
}

function stageSection(stage, number, titles, signal) {
    const count = h('p', { class: 'quiet small number' });
    const show = () => {
        count.textContent = learning.enrollment
            ? say.roadmap.done(stage.topics.filter((it) => learning.statusOf(it.slug) === 'done').length, stage.topics.length)
            : say.roadmap.topics(stage.topics.length);
    };
    learning.addEventListener('enrollment', show, { signal });
    show();
    const id = `stage-${number + 1}`;
    return h('section', { class: 'stage', 'aria-labelledby': id },
        h('header', {}, h('h3', { id, ...IN_ENGLISH }, stage.title), count),
        h('ol', { class: 'topics' }, ...stage.topics.map((topic) => topicRow(topic, titles, signal))));
}

/** The road once more, as a bar: a piece for each topic, a gap after each stage that is known. */
export function progressBar({ done, skipped, total, topics } = learning.enrollment) {
    const lastOnes = new Set(learning.road?.stages.map((stage) => stage.topics.at(-1)?.slug));
    const pieces = topics.map(({ slug, status }) => h('i', { class: `${status}${lastOnes.has(slug) ? ' last' : ''}` }));
    return h('div', {
        class: 'bar',
        role: 'progressbar',
        'aria-label': say.progress.title,
        'aria-valuemin': '0',
        'aria-valuemax': String(total),
        'aria-valuenow': String(done + skipped),
        'aria-valuetext': say.progress.spoken(done, total, skipped),
    }, ...pieces);
}
