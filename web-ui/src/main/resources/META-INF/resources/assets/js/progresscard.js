// How far the learner is, and what comes next.

import { h, icon, IN_ENGLISH } from './dom.js';
import { busy } from './forms.js';
import { learning, whenRoadIsKnown } from './learning.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { nextTopic, progressBar } from './roadmap.js';
import { station } from './status.js';
import { minutes } from './words.js';

const AHEAD = 3;

export function progressCard(signal) {
    const card = h('section', { class: 'card', 'aria-labelledby': 'progress' });
    const show = () => card.replaceChildren(...(learning.enrollment ? progress() : invitation(card)));
    learning.addEventListener('enrollment', show, { signal });
    show();
    whenRoadIsKnown(signal, show);
    return card;
}

function invitation(card) {
    const enroll = async () => {
        try {
            await learning.enroll();
            card.querySelector('a')?.focus();
        } catch (problem) {
            card.replaceChildren(...invitation(card), problemBox(problem, enroll));
        }
    };
    return [
        h('h2', { id: 'progress' }, say.progress.welcome(learning.session.name ?? learning.session.username)),
        h('p', { class: 'quiet' }, say.progress.invitation),
        h('button', { class: 'button', type: 'button', onclick: (click) => busy(click.currentTarget, enroll) }, say.progress.enroll),
    ];
}

function progress() {
    const { done, total, percent, topics } = learning.enrollment;
    return [
        h('h2', { id: 'progress', class: 'unseen' }, say.progress.title),
        h('p', { class: 'count number' },
            h('span', {}, h('strong', {}, String(done)), say.progress.of(total)),
            h('span', { class: 'quiet' }, say.unit.percent(percent))),
        progressBar(),
        h('ul', { class: 'legend number' }, ...legend(topics)),
        whatNext(done),
    ];
}

export function legend(topics) {
    return ['done', 'in-progress', 'skipped']
        .map((status) => [status, topics.filter((it) => it.status === status).length])
        .filter(([status, count]) => count > 0 || status === 'done')
        .map(([status, count]) => h('li', {}, station(status), `${say.status.words[status]} ${count}`));
}

/** The service knows best; while it is away, the roadmap that is here says the same, without reasons. */
function whatNext(done) {
    const place = h('div', { class: 'next waiting', 'aria-busy': 'true' }, h('span'), h('span'), h('span'));
    const show = (items) => {
        place.classList.remove('waiting');
        place.removeAttribute('aria-busy');
        place.replaceChildren(...(items.length === 0
            ? [h('p', {}, say.next.through)]
            : [main(items[0], done), h('ul', {}, ...items.slice(1).map(further))]));
    };
    learning.next(AHEAD).then(({ items }) => show(items), () => {
        const next = learning.road ? nextTopic(learning.road) : null;
        show(next ? [next] : []);
    });
    return place;
}

function main(topic, done) {
    return h('div', {},
        h('a', { class: 'button', href: `#/topics/${topic.slug}` }, h('span', {}, say.next.verb(done === 0), h('span', IN_ENGLISH, topic.title)), icon('arrow')),
        topic.reason ? why(topic) : null);
}

function further(topic) {
    return h('li', {},
        h('a', { href: `#/topics/${topic.slug}`, ...IN_ENGLISH }, topic.title),
        why(topic));
}

function why({ reason, unlocks, estimateMinutes }) {
    const facts = [
        say.next.reason[reason],
        unlocks > 0 ? say.next.unlocks(unlocks) : null,
        estimateMinutes ? minutes(estimateMinutes) : null,
    ].filter(Boolean);
    return h('ul', { class: 'facts quiet small' }, ...facts.map((it) => h('li', {}, it)));
}
