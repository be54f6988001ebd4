// What the catalog finds, best first, with what matched marked. Asks while one types, and shows the newest answer only.

import { get } from './api.js';
import { announce, h, IN_ENGLISH } from './dom.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { station } from './status.js';
import { minutes } from './words.js';

const PAUSE_MILLIS = 180;

/** Answers what is to be called with each new wish. */
export function hits(place, roadmap, wanted) {
    let asked = '';
    let timer = null;
    const ask = async (query) => {
        try {
            const { items, next } = await get(`/api/v1/topics?${query}`);
            if (query === asked) {
                show(place, items.filter(wanted), next !== null);
            }
        } catch (problem) {
            if (query === asked) {
                place.replaceChildren(problemBox(problem, () => ask(query)));
            }
        }
    };
    return (q, level) => {
        clearTimeout(timer);
        if (q === '') {
            asked = '';
            place.replaceChildren();
            return;
        }
        asked = String(new URLSearchParams({ q, roadmap, limit: '50', ...(level ? { level } : {}) }));
        timer = setTimeout(() => ask(asked), PAUSE_MILLIS);
    };
}

function show(place, items, more) {
    const said = more ? say.search.more(items.length) : say.search.found(items.length);
    announce(said);
    place.replaceChildren(
        h('p', { class: 'quiet small' }, items.length === 0 ? say.search.nothing : said),
        h('ol', { class: 'hits' }, ...items.map(hit)));
}

function hit({ slug, stage, level, estimateMinutes, title, highlights }) {
    const status = learning.statusOf(slug);
    return h('li', {},
        status === null ? null : [station(status), h('span', { class: 'unseen' }, `${say.status.words[status]}: `)],
        h('a', { href: `#/topics/${slug}`, ...IN_ENGLISH }, ...(highlights?.title?.length ? marked(highlights.title) : [title])),
        h('p', { class: 'quiet small' }, [stage, say.level[level], minutes(estimateMinutes)].filter(Boolean).join(' · ')),
        highlights?.text?.length ? h('p', { class: 'small excerpt', ...IN_ENGLISH }, ...marked(highlights.text)) : null);
}

function marked(pieces) {
    return pieces.map(({ text, match }) => (match ? h('mark', {}, text) : text));
}
