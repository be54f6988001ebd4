// The code and the tests that show a topic, from the source of the running version.

import { codeBlock } from './code.js';
import { breakable, h } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { sourceOf } from './reading.js';

const SHOWN_LINES = 24;

/** @param evidence of the topic; answers null when nothing of it is a file */
export function spots(evidence, signal) {
    const files = evidence.filter(({ path }) => path);
    return files.length === 0
        ? null
        : h('section', { class: 'spots', 'aria-labelledby': 'spots' },
            h('h2', { id: 'spots' }, say.source.title),
            h('p', { class: 'quiet small' }, say.source.lead),
            ...files.map((it, at) => spot(it, at === 0, signal)));
}

/** Fetched when it is opened; the first is open. */
function spot({ kind, path, symbol }, open, signal) {
    const fetched = () => panel(say.source.what, () => sourceOf(path), (source) => excerpt(source, symbol ?? ''), signal);
    return h('details', {
        class: 'spot',
        ontoggle: ({ currentTarget: it }) => it.open && it.childElementCount === 1 && it.append(fetched()),
        open,
    },
    h('summary', {},
        h('span', { class: 'tag' }, say.evidence[kind] ?? kind),
        h('strong', {}, breakable(symbol ?? path.split('/').at(-1))),
        h('span', { class: 'quiet small path' }, breakable(path))));
}

function excerpt(source, symbol) {
    const { from, end } = source.symbols[symbol]?.[0] ?? { from: 1, end: source.text.split('\n').length };
    const to = Math.min(end, from + SHOWN_LINES - 1);
    const whole = symbol === '' ? source.path : `${source.path}?${encodeURIComponent(symbol)}`;
    return [
        codeBlock(source, say.source.textOf(symbol || source.path), { from, to }),
        h('p', { class: 'small' },
            to < end ? say.source.more(end - to) : null,
            h('a', { href: `#/source/${whole}` }, say.source.whole)),
    ];
}
