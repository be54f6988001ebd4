// What all that one reads has in common: where it comes from, its headings as a list, and a place to arrive at.

import { breakable, h, icon, IN_ENGLISH } from './dom.js';
import { say } from './messages.js';
import { index } from './reading.js';

/** An id in the page: headings of documents must not be taken for parts of the page. */
const mark = (id) => `at-${id}`;

/**
 * @param name the address is #/docs/{name}
 * @param facts short words below the title
 * @param headings what stands in the list: {level, text, id}
 */
export function readingFrame({ name, title, facts, headings }, ...content) {
    return h('article', { class: 'reading' },
        h('header', {},
            crumb(),
            h('h1', {}, title),
            h('ul', { class: 'facts' }, ...facts.filter((it) => it !== null).map((it) => h('li', {}, it)))),
        h('div', { class: 'columns' },
            h('div', { class: 'prose', ...IN_ENGLISH }, ...content),
            contents(name, headings)));
}

export function crumb() {
    return h('a', { class: 'crumb', href: '#/docs' }, icon('back'), say.docs.title);
}

/** Open where there is room beside the text. */
function contents(name, headings) {
    return headings.length < 2
        ? null
        : h('details', { class: 'contents', open: matchMedia('(width >= 60rem)').matches },
            h('summary', {}, say.docs.contents),
            h('nav', { 'aria-label': say.docs.contents },
                h('ul', {}, ...headings.filter(({ level }) => level <= 3).map(({ level, text, id }) =>
                    h('li', { class: `level-${level}` }, h('a', { href: `#/docs/${name}?${encodeURIComponent(id)}`, ...IN_ENGLISH }, text.includes('/') ? breakable(text) : text))))));
}

/** A heading that can be linked to. */
export function anchored(level, name, id, ...content) {
    const text = content.map((it) => it.textContent ?? it).join('');
    return h(`h${level}`, { id: mark(id), tabindex: '-1' }, ...content, '\u00a0',
        h('a', { class: 'anchor', href: `#/docs/${name}?${encodeURIComponent(id)}`, 'aria-label': say.docs.linkTo(text) }, '#'));
}

/** Goes there as soon as it is shown, unless one has come back to another place. */
export function arriveAt(id) {
    if (id) {
        arriveIn(() => document.getElementById(mark(id)));
    }
}

export function arriveIn(place) {
    requestAnimationFrame(() => {
        const target = place();
        if (target !== null && scrollY === 0) {
            target.scrollIntoView();
            target.focus({ preventScroll: true });
        }
    });
}

/** The state of the repository, in words; null when the build did not know it. */
export async function revision() {
    const { revision: { commit, changed } } = await index();
    return commit === '' ? null : say.docs.revision(commit.slice(0, 10), changed);
}
