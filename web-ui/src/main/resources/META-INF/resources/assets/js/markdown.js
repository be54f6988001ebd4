// Shows Markdown: headings, paragraphs, lists, tables, quotes, code, emphasis and links. It builds nodes and never
// parses HTML, so that a tag in a text is shown as the characters it is made of.

import { foreignLink, h } from './dom.js';
import { say } from './messages.js';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const QUOTE = /^\s{0,3}>\s?(.*)$/;
const TABLE_RULE = /^\s*\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?\s*)?$/;

const INLINE = new RegExp([
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<ticks>`+)(?<code>[^`]+?)\k<ticks>(?!`)/,
    /\*\*(?<strong>[^\s*](?:(?!\*\*)[^])*?)\*\*(?!\*)/,
    /\*(?<em>[^\s*](?:[^*]*[^\s*])?)\*/,
    /(?<![\p{L}\p{N}_])_(?<em2>[^\s_](?:[^_]*[^\s_])?)_(?![\p{L}\p{N}_])/,
    /\[(?<label>[^\][]+)\]\((?<url>[^()\s]+)\)/,
    /<(?<address>https?:[^<>\s]+)>/,
].map((rule) => rule.source).join('|'), 'gu');

/** Answers the nodes of a text. Its first level of heading is h2, because h1 is the page's. */
export function markdown(text) {
    return blocks(text.replaceAll('\r\n', '\n').split('\n'));
}

function blocks(lines) {
    const nodes = [];
    let at = 0;
    while (at < lines.length) {
        const [node, next] = block(lines, at);
        if (node !== null) {
            nodes.push(node);
        }
        at = next;
    }
    return nodes;
}

function block(lines, at) {
    const line = lines[at];
    if (line.trim() === '') {
        return [null, at + 1];
    }
    if (FENCE.test(line)) {
        return fence(lines, at);
    }
    const heading = HEADING.exec(line);
    if (heading) {
        return [h(`h${Math.min(4, Math.max(2, heading[1].length))}`, {}, ...inline(heading[2])), at + 1];
    }
    if (ITEM.test(line)) {
        return list(lines, at);
    }
    if (QUOTE.test(line)) {
        const quoted = run(lines, at, (it) => QUOTE.test(it));
        return [h('blockquote', {}, ...blocks(quoted.map((it) => QUOTE.exec(it)[1]))), at + quoted.length];
    }
    if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) {
        return table(lines, at);
    }
    const paragraph = run(lines, at + 1, (it) => !startsBlock(it));
    return [h('p', {}, ...inline([line, ...paragraph].join('\n'))), at + 1 + paragraph.length];
}

function startsBlock(line) {
    return line.trim() === '' || [FENCE, HEADING, ITEM, QUOTE].some((rule) => rule.test(line));
}

function run(lines, from, belongs) {
    let to = from;
    while (to < lines.length && belongs(lines[to])) {
        to++;
    }
    return lines.slice(from, to);
}

function fence(lines, at) {
    const mark = FENCE.exec(lines[at])[1];
    const code = run(lines, at + 1, (it) => !it.trim().startsWith(mark));
    const text = h('code', {}, code.join('\n'));
    // Focusable, because wide code scrolls and keyboards must be able to scroll it.
    return [h('pre', { tabindex: '0', role: 'group', 'aria-label': say.text.code }, text), at + code.length + 2];
}

/** Lines that are indented deeper than the item's mark belong to the item. */
function list(lines, at) {
    const [, indent, mark] = ITEM.exec(lines[at]);
    const ordered = /\d/.test(mark);
    const items = [];
    let next = at;
    while (next < lines.length) {
        const item = ITEM.exec(lines[next]);
        if (!item || item[1].length !== indent.length || /\d/.test(item[2]) !== ordered) {
            break;
        }
        const inner = run(lines, next + 1, (it) => it.trim() !== '' && /^\s*/.exec(it)[0].length > indent.length);
        items.push(listItem(item[3], inner));
        next += 1 + inner.length;
    }
    const first = Number.parseInt(mark, 10);
    return [h(ordered ? 'ol' : 'ul', { start: ordered && first !== 1 ? first : null }, ...items), next];
}

function listItem(first, inner) {
    const text = run(inner, 0, (it) => !startsBlock(it));
    const rest = inner.slice(text.length);
    return h('li', {}, ...inline([first, ...text.map((it) => it.trim())].join('\n')), ...(rest.length ? blocks(rest) : []));
}

function table(lines, at) {
    const body = run(lines, at + 2, (it) => it.includes('|'));
    const row = (tag, line) => h('tr', {}, ...cells(line).map((cell) => h(tag, {}, ...inline(cell))));
    const node = h('table', {},
        h('thead', {}, row('th', lines[at])),
        h('tbody', {}, ...body.map((line) => row('td', line))));
    return [h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.text.table }, node), at + 2 + body.length];
}

function cells(line) {
    return line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function inline(text) {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(INLINE)) {
        nodes.push(text.slice(end, match.index), span(match));
        end = match.index + match[0].length;
    }
    nodes.push(text.slice(end));
    return nodes.filter((node) => node !== '');
}

function span({ 0: source, groups: it }) {
    if (it.escaped) {
        return it.escaped;
    }
    if (it.code) {
        return h('code', {}, it.code);
    }
    if (it.strong) {
        return h('strong', {}, ...inline(it.strong));
    }
    if (it.em ?? it.em2) {
        return h('em', {}, ...inline(it.em ?? it.em2));
    }
    if (it.address) {
        return foreignLink(it.address, it.address) ?? source;
    }
    return foreignLink(it.url, ...inline(it.label)) ?? source;
}
