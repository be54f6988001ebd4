// How far one is on each roadmap, and how long the rest may take.

import { get } from './api.js';
import { h, IN_ENGLISH } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { legend } from './progresscard.js';
import { progressBar } from './roadmap.js';
import { day, minutes } from './words.js';

export function roadmapProgress(enrollments, signal) {
    if (enrollments.length === 0) {
        return [h('p', { class: 'quiet' }, say.progress.noneYet), h('p', {}, h('a', { href: '#/' }, say.problem.toRoadmap))];
    }
    return enrollments.map((it) => h('div', { class: 'roadmap-progress' },
        h('h3', {}, h('a', { href: `#/roadmaps/${it.roadmap.slug}`, ...IN_ENGLISH }, it.roadmap.title)),
        h('p', { class: 'count number' },
            h('span', {}, h('strong', {}, String(it.done)), say.progress.of(it.total)),
            h('span', { class: 'quiet' }, say.unit.percent(it.percent))),
        progressBar(it),
        h('ul', { class: 'legend number' }, ...legend(it.topics)),
        panel(say.progress.outlook, () => get(`/api/v1/enrollments/${it.id}/estimate`), estimate, signal)));
}

function estimate({ remaining, spentMinutes, projections }) {
    const { byGoal, byPace } = projections;
    return h('ul', { class: 'plain quiet' },
        h('li', {}, remaining.topics === 0 ? say.progress.nothingLeft : say.progress.left(remaining.topics, minutes(remaining.minutes))),
        spentMinutes > 0 ? h('li', {}, say.progress.spent(minutes(spentMinutes))) : null,
        byPace ? h('li', {}, say.progress.byPace(day(byPace.completeOn))) : null,
        byGoal ? h('li', {}, say.progress.byGoal(day(byGoal.completeOn))) : null);
}
