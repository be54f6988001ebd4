// Source text with numbered, coloured lines, some of them marked.

import { h } from './dom.js';
import { lines } from './tokens.js';

/** Where nobody scrolls sideways, long lines are wrapped; also when a phone is turned. */
const narrow = matchMedia('(width < 48rem)');
narrow.addEventListener('change', () =>
    document.querySelectorAll('.source').forEach((it) => it.classList.toggle('wrapped', narrow.matches)));

/**
 * @param source {text, language}
 * @param label what a screen reader calls it
 * @param from the first line that is shown, from 1
 * @param to the last one
 * @param marks ranges {from, to} of lines that are marked
 */
export function codeBlock({ text, language }, label, { from = 1, to = Infinity, marks = [] } = {}) {
    const shown = lines(text, language).slice(from - 1, to);
    // An excerpt has no spaces that all its lines begin with.
    const common = Math.min(...shown.filter(hasText).map(depth));
    const numbered = shown.map((pieces, at) => line(pieces, Math.min(common, depth(pieces)), from + at, marks));
    return h('pre', { class: narrow.matches ? 'source wrapped' : 'source', tabindex: '0', role: 'group', 'aria-label': label }, h('code', {}, ...numbered));
}

function line([first, ...rest], common, number, marks) {
    const spaces = depth([first]);
    const element = h('span', { class: marks.some((it) => it.from <= number && number <= it.to) ? 'line marked' : 'line', 'data-line': number },
        first && spaces > common ? h('span', { class: 'indent' }, ' '.repeat(spaces - common)) : null,
        first ? coloured({ ...first, text: first.text.slice(spaces) }) : null,
        ...rest.map(coloured));
    // What is wrapped goes on below where its line begins.
    element.style.setProperty('--indent', spaces - common);
    return element;
}

function coloured({ kind, text }) {
    return kind === null ? text : h('span', { class: `is-${kind}` }, text);
}

function hasText(pieces) {
    return pieces.some((it) => it.text.trim() !== '');
}

function depth([first]) {
    return /^ */.exec(first?.text ?? '')[0].length;
}
