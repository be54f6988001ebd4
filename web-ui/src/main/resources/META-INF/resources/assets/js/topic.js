// One topic: what to read, where it is at work, and how far the learner is with it.

import { foreignLink, h, icon } from './dom.js';
import { learning, roadmap, topic as load } from './learning.js';
import { markdown } from './markdown.js';
import { panel } from './panel.js';
import { signInAddress } from './place.js';
import { allTopics } from './roadmap.js';
import { runMove, station, STATUS_WORDS } from './status.js';
import { capital, minutes } from './words.js';

const EVIDENCE_WORDS = { code: 'Code', test: 'Test', 'try-it': 'Try it', lab: 'Lab', reading: 'Reading' };

export function topicView(signal, slug) {
    const loaded = async () => {
        const known = learning.session.signedIn && learning.enrollment === null
            ? learning.loadEnrollment().catch(() => null) // the text is worth showing without it
            : null;
        const [topic] = await Promise.all([load(slug), known]);
        return topic;
    };
    return {
        title: 'Topic',
        content: [panel('the topic', loaded, (topic) => {
            if (!signal.aborted) {
                document.title = `${topic.title} · Backroad`;
            }
            return article(topic, signal);
        }, signal)],
    };
}

function article(topic, signal) {
    return h('article', { class: 'topic' },
        h('header', {},
            h('a', { class: 'crumb', href: '#/' }, icon('back'), `Roadmap, ${topic.stage}`),
            h('h1', {}, topic.title),
            h('ul', { class: 'facts' },
                h('li', {}, capital(topic.level)),
                h('li', {}, minutes(topic.estimateMinutes)),
                topic.track === 'side' ? h('li', {}, 'Side road') : null),
            h('div', { class: 'status' }, statusControl(topic, signal))),
        h('div', { class: 'columns' },
            h('div', {}, h('div', { class: 'prose' }, ...markdown(topic.text)), onward(topic.slug)),
            h('aside', { class: 'beside', 'aria-label': 'Around this topic' },
                links('Before this', topic.prerequisites, signal),
                links('Leads to', topic.leadsTo, signal),
                section('Read elsewhere', topic.resources, resource),
                section('In this system', topic.evidence, evidence))));
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
        return [h('p', { class: 'quiet' }, h('a', { href: signInAddress() }, 'Sign in'), ' to note how far you are.')];
    }
    const current = learning.statusOf(topic.slug);
    if (current === null) {
        return learning.enrollment === null
            ? [h('p', { class: 'quiet' }, h('a', { href: '#/' }, 'Enrol in the roadmap'), ' to note how far you are.')]
            : [];
    }
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.status : null;
    const buttons = Object.entries(STATUS_WORDS).map(([status, word]) => h('button', {
        class: 'button plain',
        type: 'button',
        'data-status': status,
        'aria-pressed': String(status === current),
        onclick: (click) => status !== learning.statusOf(topic.slug)
            && runMove(click.currentTarget, place, () => learning.move(topic.slug, status)),
    }, station(status), word));
    queueMicrotask(() => buttons.find((it) => it.dataset.status === focused)?.focus());
    return [h('div', { class: 'choice', role: 'group', 'aria-label': 'How far are you?' }, ...buttons)];
}

function section(title, items, show) {
    const shown = items.map(show).filter((it) => it !== null);
    return shown.length === 0
        ? null
        : h('section', {}, h('h2', {}, title), h('ul', {}, ...shown.map((it) => h('li', {}, ...it))));
}

function links(title, topics, signal) {
    return section(title, topics, ({ slug, title }) => [mark(slug, signal), h('a', { href: `#/topics/${slug}` }, title)]);
}

/** Where the learner stands with a neighbouring topic. */
function mark(slug, signal) {
    const place = h('span');
    const show = () => {
        const status = learning.statusOf(slug);
        place.replaceChildren(...(status === null
            ? []
            : [station(status), h('span', { class: 'unseen' }, `${STATUS_WORDS[status]}: `)]));
    };
    learning.addEventListener('enrollment', show, { signal });
    show();
    return place;
}

function resource({ kind, title, url, language }) {
    const link = foreignLink(url, title);
    if (link === null) {
        return null;
    }
    if (language !== 'en') {
        link.setAttribute('hreflang', language);
    }
    const where = `${capital(kind)}, ${new URL(url).hostname}${language === 'en' ? '' : `, in ${language}`}`;
    return [link, h('p', { class: 'quiet small' }, where)];
}

function evidence({ kind, path, symbol, request, status }) {
    const what = h('p', { class: 'quiet small' }, EVIDENCE_WORDS[kind] ?? kind);
    if (request) {
        const read = /^GET (\/(?!\/)\S*)$/.exec(request);
        const shown = request.includes('\n') ? h('pre', {}, h('code', {}, request)) : h('code', {}, request);
        return [what,
            read ? h('a', { href: read[1] }, shown) : shown,
            status ? h('p', { class: 'small' }, `is answered with ${status}`) : null];
    }
    return [what, path ? h('code', {}, path) : null, symbol ? h('p', { class: 'small' }, symbol) : null];
}

/** The neighbours on the road. They come when the roadmap is known, and are not missed when it is away. */
function onward(slug) {
    const place = h('nav', { class: 'onward', 'aria-label': 'Along the road', hidden: true });
    roadmap().then((road) => {
        const topics = allTopics(road);
        const at = topics.findIndex((it) => it.slug === slug);
        const before = topics[at - 1];
        const after = at < 0 ? undefined : topics[at + 1];
        place.append(...[
            before ? h('a', { href: `#/topics/${before.slug}` }, icon('back'), before.title) : null,
            after ? h('a', { class: 'next', href: `#/topics/${after.slug}` }, after.title, icon('arrow')) : null,
        ].filter((it) => it !== null));
        place.hidden = place.childElementCount === 0;
    }).catch(() => {});
    return place;
}
