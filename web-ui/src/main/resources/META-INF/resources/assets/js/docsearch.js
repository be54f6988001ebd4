// Finds documents, events, operations and problems by their titles and headings.

import { announce, h, IN_ENGLISH } from './dom.js';
import { field } from './forms.js';
import { say } from './messages.js';

const SHOWN = 40;

/** What was looked for stays while one reads and comes back. */
const wish = { q: '' };

/** @param searching told whether something is looked for */
export function docSearch(entries, searching) {
    const found = h('div', { class: 'found' });
    const look = () => {
        const words = wish.q.toLowerCase().split(/\s+/).filter((it) => it !== '');
        searching(words.length > 0);
        found.hidden = words.length === 0;
        found.replaceChildren(...(words.length > 0 ? results(entries, words) : []));
    };
    const input = h('input', {
        id: 'doc-search', name: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false', maxlength: '100', value: wish.q,
        placeholder: say.docs.placeholder,
        oninput: () => { wish.q = input.value; look(); },
        onkeydown: (key) => {
            if (key.key === 'Escape' && wish.q !== '') {
                key.preventDefault();
                input.value = wish.q = '';
                look();
            }
        },
    });
    look();
    return [h('form', { class: 'doc-finder', role: 'search', onsubmit: (event) => event.preventDefault() }, field(say.docs.search, input)), found];
}

function results(entries, words) {
    const hits = entries.flatMap((entry) => hitsOf(entry, words)).toSorted((one, other) => one.rank - other.rank);
    const said = hits.length === 0 ? say.docs.nothing : say.docs.found(hits.length, SHOWN);
    announce(said);
    return [
        h('p', { class: 'quiet small' }, said),
        h('ol', { class: 'hits' }, ...hits.slice(0, SHOWN).map(({ text, address, within }) => h('li', {},
            h('a', { href: address, ...IN_ENGLISH }, ...marked(text, words)),
            within ? h('p', { class: 'quiet small' }, within) : null))),
    ];
}

/** All words in the title, or in a heading, or in both together: in this order. */
function hitsOf({ name, title, headings }, words) {
    const fits = (text) => words.every((word) => text.toLowerCase().includes(word));
    const whole = fits(title) ? [{ rank: 0, text: title, address: `#/docs/${name}` }] : [];
    return [...whole, ...headings
        .filter(({ text }) => fits(text) || (whole.length === 0 && fits(`${title} ${text}`)))
        .map(({ text, id }) => ({ rank: fits(text) ? 1 : 2, text, address: `#/docs/${name}?${encodeURIComponent(id)}`, within: title }))];
}

function marked(text, words) {
    const pattern = new RegExp(`(${words.map((it) => RegExp.escape?.(it) ?? it.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})`, 'gi');
    return text.split(pattern).map((piece, at) => (at % 2 === 1 ? h('mark', {}, piece) : piece));
}
