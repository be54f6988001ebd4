// The reviews of a day, as one short session: recall, look, and say how well it went.

import { get, send } from './api.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { reviewSession } from './reviewsession.js';
import { day, daysLater } from './words.js';

const LIMIT = 100;

/** @param of a day like 2026-11-30; without one, the learner's today, which the service knows */
export function reviewsView(signal, of) {
    const load = () => answerable(of ? `&due=${of}` : '');
    return {
        title: say.reviews.title,
        content: [h('div', { class: 'sheet session' },
            h('h1', {}, of ? say.reviews.of(day(of)) : say.reviews.title),
            panel(say.reviews.what, load, (items) => (items.length === 0
                ? nothing(of, signal)
                : reviewSession(items, answer, signal)), signal))],
    };
}

/** What comes back tomorrow because it was answered today is not asked today again. */
async function answerable(question) {
    const { items } = await get(`/api/v1/reviews?limit=${LIMIT}${question}`);
    return items.filter((it) => it.answerable);
}

/** Over the version that was seen: a second tab's answer counts, and not this one. */
function answer(review, rating) {
    return send('POST', `/api/v1/reviews/${review.id}/answers`, { rating }, { 'If-Match': review.etag });
}

/** What is due next can be looked at, and answered ahead of time. */
function nothing(of, signal) {
    return h('div', { class: 'empty' },
        h('p', {}, h('strong', {}, say.reviews.none)),
        h('p', { class: 'quiet' }, say.reviews.how),
        of ? h('p', {}, h('a', { href: '#/reviews' }, say.reviews.today)) : ahead(signal));
}

function ahead(signal) {
    return panel(say.reviews.what, async () => {
        const { today } = await get('/api/v1/activity');
        const days = [1, 3, 7].map((it) => daysLater(today, it));
        const lists = await Promise.all(days.map((it) => answerable(`&due=${it}`)));
        return days.map((it, at) => [it, lists[at].length]).find(([, count]) => count > 0) ?? null;
    }, (found) => (found === null
        ? h('p', {}, h('a', { href: '#/' }, say.problem.toRoadmap))
        : h('p', {}, h('a', { href: `#/reviews/${found[0]}` }, say.reviews.ahead(found[1], day(found[0]))))), signal);
}
