// All there is to read, in groups, and found by title or heading while one types.

import { docSearch } from './docsearch.js';
import { h, IN_ENGLISH } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { index } from './reading.js';

const GROUPS = ['guide', 'reference', 'card', 'operation', 'measurement', 'decision'];
/** What one reads first; the rest follows by name. */
const FIRST = ['readme', 'architecture', 'guarantees', 'security', 'live', 'glossary', 'decisions', 'events', 'problems'];

export function docsView(signal) {
    return {
        title: say.docs.title,
        content: [h('div', { class: 'docs' },
            h('h1', {}, say.docs.title),
            h('p', { class: 'quiet' }, say.docs.lead),
            panel(say.docs.what, index, shelves, signal))],
    };
}

function shelves({ entries }) {
    const all = h('div', { class: 'shelves' }, ...GROUPS
        .map((group) => shelf(group, entries.filter((it) => it.group === group)))
        .filter((it) => it !== null));
    return [...docSearch(entries, (searching) => { all.hidden = searching; }), all];
}

function shelf(group, entries) {
    if (entries.length === 0) {
        return null;
    }
    const id = `shelf-${group}`;
    return h('section', { 'aria-labelledby': id, class: `of-${group}` },
        h('h2', { id }, say.docs.groups[group]),
        h('ul', {},
            ...(group === 'reference' ? elsewhere() : []),
            ...entries.toSorted(byPlace).map(line)));
}

/** Pages of the gateway, which need no script. */
function elsewhere() {
    return Object.entries(say.docs.pages).map(([address, [title, what]]) =>
        h('li', {}, h('a', { href: address }, title), h('p', { class: 'quiet small' }, what)));
}

/** Of what the page makes itself, in the reader's language; null for what is a file. */
function titleHere(name) {
    return name.startsWith('api/') ? say.api.title(name.slice('api/'.length))
        : name === 'events' ? say.events.title
            : name === 'problems' ? say.problems.title : null;
}

function byPlace(one, other) {
    const place = ({ name }) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    return place(one) - place(other) || one.name.localeCompare(other.name);
}

function line({ name, path, title, status, headings }) {
    const ours = titleHere(name);
    return h('li', {},
        h('a', { href: `#/docs/${name}`, ...(ours === null ? IN_ENGLISH : {}) }, ours ?? title),
        status ? h('span', { class: 'tag' }, say.docs.statuses[status] ?? status) : null,
        path.endsWith('.md') ? null : h('p', { class: 'quiet small' }, say.docs.parts(headings.length)));
}
