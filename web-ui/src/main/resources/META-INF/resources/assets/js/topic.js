// One topic: what to read, where it is at work, and how far the learner is with it.

import { checklist } from './checks.js';
import { h, icon, IN_ENGLISH } from './dom.js';
import { evidence } from './evidence.js';
import { learning, roadmap, topic as load } from './learning.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { notes } from './note.js';
import { panel } from './panel.js';
import { signInAddress } from './place.js';
import { resource } from './resource.js';
import { allTopics } from './roadmap.js';
import { spots } from './spots.js';
import { runMove, station } from './status.js';
import { timeEntry } from './timeentry.js';
import { minutes } from './words.js';

export function topicView(signal, slug) {
    const loaded = async () => {
        const known = learning.session.signedIn && learning.enrollment === null
            ? learning.loadEnrollment().catch(() => null) // the text is worth showing without it
            : null;
        const [topic] = await Promise.all([load(slug), known]);
        return topic;
    };
    return {
        title: say.topic.title,
        content: [panel(say.topic.what, loaded, (topic) => {
            if (!signal.aborted) {
                document.title = say.titled(topic.title);
            }
            return article(topic, signal);
        }, signal)],
    };
}

function article(topic, signal) {
    return h('article', { class: 'topic' },
        h('header', {},
            h('a', { class: 'crumb', href: learning.address }, icon('back'), say.topic.crumb(topic.stage)),
            h('h1', IN_ENGLISH, topic.title),
            h('ul', { class: 'facts' },
                h('li', {}, say.level[topic.level]),
                h('li', {}, minutes(topic.estimateMinutes)),
                topic.track === 'side' ? h('li', {}, say.roadmap.side) : null),
            h('div', { class: 'status' }, statusControl(topic, signal))),
        h('div', { class: 'columns' },
            h('div', {},
                h('div', { class: 'prose', ...IN_ENGLISH }, ...markdown(topic.text)),
                spots(topic.evidence, signal),
                own(topic, [notes], signal),
                onward(topic.slug)),
            h('aside', { class: 'beside', 'aria-label': say.topic.around },
                own(topic, [checklist, timeEntry], signal),
                links(say.topic.before, topic.prerequisites, signal),
                links(say.topic.leadsTo, topic.leadsTo, signal),
                section(say.topic.elsewhere, topic.resources, resource),
                section(say.topic.inThisSystem, topic.evidence.filter(({ path }) => !path), evidence))));
}

/** What is the learner's own appears as soon as it is known that the topic is on their road, and is made once. */
function own(topic, parts, signal) {
    const place = h('div', { class: 'own' });
    const show = () => {
        const at = learning.placeOf(topic.slug);
        if (at !== null && place.childElementCount === 0) {
            place.append(...parts.map((part) => part(at, topic, signal)));
        }
    };
    learning.addEventListener('enrollment', show, { signal });
    show();
    return place;
}

function statusControl(topic, signal) {
    const place = h('div');
    const show = () => place.replaceChildren(...choices(topic, place));
    learning.addEventListener('enrollment', show, { signal });
    show();
    return place;
}

function choices(topic, place) {
    if (!learning.session.signedIn) {
        return [h('p', { class: 'quiet' }, h('a', { href: signInAddress() }, say.account.signIn), say.topic.toNote)];
    }
    const current = learning.statusOf(topic.slug);
    if (current === null) {
        return learning.enrollment === null
            ? [h('p', { class: 'quiet' }, h('a', { href: learning.address }, say.topic.enroll), say.topic.toNote)]
            : [];
    }
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.status : null;
    const buttons = Object.entries(say.status.words).map(([status, word]) => h('button', {
        class: 'button plain',
        type: 'button',
        'data-status': status,
        'aria-pressed': String(status === current),
        onclick: (click) => status !== learning.statusOf(topic.slug)
            && runMove(click.currentTarget, place, () => learning.move(topic.slug, status)),
    }, station(status), word));
    queueMicrotask(() => buttons.find((it) => it.dataset.status === focused)?.focus());
    return [
        h('div', { class: 'choice', role: 'group', 'aria-label': say.status.question }, ...buttons),
        ['done', 'in-progress'].includes(current)
            ? h('a', { class: 'small travelled-link', href: `#/journeys/topics/${topic.slug}` }, say.topic.journey)
            : '',
    ];
}

function section(title, items, show) {
    const shown = items.map(show).filter((it) => it !== null);
    return shown.length === 0
        ? null
        : h('section', {}, h('h2', {}, title), h('ul', {}, ...shown.map((it) => h('li', {}, ...it))));
}

function links(title, topics, signal) {
    return section(title, topics, ({ slug, title }) => [mark(slug, signal), h('a', { href: `#/topics/${slug}`, ...IN_ENGLISH }, title)]);
}

/** Where the learner stands with a neighbouring topic. */
function mark(slug, signal) {
    const place = h('span');
    const show = () => {
        const status = learning.statusOf(slug);
        place.replaceChildren(...(status === null
            ? []
            : [station(status), h('span', { class: 'unseen' }, `${say.status.words[status]}: `)]));
    };
    learning.addEventListener('enrollment', show, { signal });
    show();
    return place;
}

/** The neighbours on the road. They come when the roadmap is known, and are not missed when it is away. */
function onward(slug) {
    const place = h('nav', { class: 'onward', 'aria-label': say.topic.along, hidden: true });
    roadmap().then((road) => {
        const topics = allTopics(road);
        const at = topics.findIndex((it) => it.slug === slug);
        const before = topics[at - 1];
        const after = at < 0 ? undefined : topics[at + 1];
        place.append(...[
            before ? h('a', { href: `#/topics/${before.slug}`, ...IN_ENGLISH }, icon('back'), before.title) : null,
            after ? h('a', { class: 'next', href: `#/topics/${after.slug}`, ...IN_ENGLISH }, after.title, icon('arrow')) : null,
        ].filter((it) => it !== null));
        place.hidden = place.childElementCount === 0;
    }).catch(() => {});
    return place;
}
