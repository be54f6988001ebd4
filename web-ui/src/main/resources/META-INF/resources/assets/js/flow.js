// A flow chart as a table of its ways: what leads where, and by what. It reads the part of Mermaid that our documents use.

import { h } from './dom.js';
import { say } from './messages.js';
import { stacked } from './stacked.js';

const NODE = /^\s*(\w+)(?:\(\[([^\]]+)\]\)|\[\(([^)]+)\)\]|\{\{([^}]+)\}\}|\[([^\]]+)\]|\(([^)]+)\))?/;
const ARROW = /^\s*(?:--(?:\s*(?<solid>[^>]+?)\s*--)?>|-\.(?:\s*(?<dotted>[^>]+?)\s*\.)?->|==(?:\s*(?<double>[^>]+?)\s*==)?>)/;
const KINDS = { '-': 'solid', '.': 'dotted', '=': 'double' };

/** Answers the text itself where it is not understood. */
export function flow(text) {
    const names = new Map();
    const ways = text.split('\n').slice(1).filter((line) => line.trim() !== '').map((line) => waysOf(line, names));
    if (ways.includes(null)) {
        return h('code', {}, text);
    }
    return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.flow.title },
        stacked(h('table', { class: 'flow' },
            h('thead', {}, h('tr', {}, ...say.flow.columns.map((it) => h('th', { scope: 'col' }, it)))),
            h('tbody', {}, ...ways.flat().map(({ from, to, kind, by }) => h('tr', {},
                h('th', { scope: 'row' }, names.get(from)),
                h('td', {}, h('span', { class: `way ${kind}`, role: 'img', 'aria-label': say.flow.kinds[kind] }), by),
                h('td', {}, to.map((it) => names.get(it)).join(', ')))))), []));
}

function waysOf(line, names) {
    const ways = [];
    let [from, rest] = stops(line, names);
    while (from !== null && rest.trim() !== '') {
        const arrow = ARROW.exec(rest);
        if (arrow === null) {
            return null;
        }
        const [to, after] = stops(rest.slice(arrow[0].length), names);
        if (to === null) {
            return null;
        }
        const by = arrow.groups.solid ?? arrow.groups.dotted ?? arrow.groups.double ?? '';
        const kind = KINDS[arrow[0].trim()[1]] ?? 'solid';
        ways.push(...from.map((it) => ({ from: it, to, kind, by: by.replaceAll('"', '') })));
        [from, rest] = [to, after];
    }
    return from === null ? null : ways;
}

/** One node or several with & between them, and what follows. */
function stops(text, names) {
    const found = [];
    let rest = text;
    do {
        const node = NODE.exec(found.length > 0 ? rest.trimStart().slice(1) : rest);
        if (node === null) {
            return [null, rest];
        }
        const [round, store, ...others] = node.slice(2);
        const label = store ? say.flow.store(store) : round ?? others.find((it) => it !== undefined);
        names.set(node[1], label ?? names.get(node[1]) ?? node[1]);
        rest = (found.length > 0 ? rest.trimStart().slice(1) : rest).slice(node[0].length);
        found.push(node[1]);
    } while (rest.trimStart().startsWith('&'));
    return [found, rest];
}
