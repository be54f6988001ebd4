// Source text with numbered, coloured lines, some of them marked.

import { h } from './dom.js';
import { lines } from './tokens.js';

/**
 * @param source {text, language}
 * @param label what a screen reader calls it
 * @param from the first line that is shown, from 1
 * @param to the last one
 * @param marks ranges {from, to} of lines that are marked
 */
export function codeBlock({ text, language }, label, { from = 1, to = Infinity, marks = [] } = {}) {
    const shown = lines(text, language).slice(from - 1, to);
    const isMarked = (number) => marks.some((it) => it.from <= number && number <= it.to);
    const numbered = shown.map((pieces, at) => h('span', {
        class: isMarked(from + at) ? 'line marked' : 'line', 'data-line': from + at,
    }, ...pieces.map(({ kind, text: piece }) => (kind === null ? piece : h('span', { class: `is-${kind}` }, piece)))));
    return h('pre', { class: 'source', tabindex: '0', role: 'group', 'aria-label': label }, h('code', {}, ...numbered));
}
