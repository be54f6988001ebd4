// Shows Markdown: headings, paragraphs, lists, tables, quotes, code, emphasis, links and pictures. It builds nodes and
// never parses HTML, so that a tag in a text is shown as the characters it is made of.

import { breakable, foreignLink, h } from './dom.js';
import { say } from './messages.js';
import { stacked } from './stacked.js';

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
    /\[!\[(?<seen>[^\][]*)\]\((?<thumb>[^()\s]+)\)\]\((?<behind>[^()\s]+)\)/,
    /!\[(?<alt>[^\][]*)\]\((?<src>[^()\s]+)\)/,
    /\[(?<label>[^\][]+)\]\((?<url>[^()\s]+)\)/,
    /<(?<address>https?:[^<>\s]+)>/,
].map((rule) => rule.source).join('|'), 'gu');

/** What people write: links lead out of the page, and a picture from elsewhere would tell who reads it. */
const BY_PEOPLE = {
    link: foreignLink,
    picture: () => null,
    heading: (level, nodes) => h(`h${level}`, {}, ...nodes),
    code: (text) => h('code', {}, text),
};

/**
 * Answers the nodes of a text. Its first level of heading is h2, because h1 is the page's.
 *
 * @param by how links, pictures, headings and blocks of code become nodes; null: as they are written
 */
export function markdown(text, by = {}) {
    return blocks(text.replaceAll('\r\n', '\n').split('\n'), { ...BY_PEOPLE, ...by });
}

function blocks(lines, by) {
    const nodes = [];
    let at = 0;
    while (at < lines.length) {
        const [node, next] = block(lines, at, by);
        if (node !== null) {
            nodes.push(node);
        }
        at = next;
    }
    return nodes;
}

function block(lines, at, by) {
    const line = lines[at];
    if (line.trim() === '') {
        return [null, at + 1];
    }
    if (FENCE.test(line)) {
        return fence(lines, at, by);
    }
    const heading = HEADING.exec(line);
    if (heading) {
        return [by.heading(Math.min(4, Math.max(2, heading[1].length)), inline(heading[2], by)), at + 1];
    }
    if (ITEM.test(line)) {
        return list(lines, at, by);
    }
    if (QUOTE.test(line)) {
        const quoted = run(lines, at, (it) => QUOTE.test(it));
        return [h('blockquote', {}, ...blocks(quoted.map((it) => QUOTE.exec(it)[1]), by)), at + quoted.length];
    }
    if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) {
        return table(lines, at, by);
    }
    const paragraph = run(lines, at + 1, (it) => !startsBlock(it));
    return [h('p', {}, ...inline([line, ...paragraph].join('\n'), by)), at + 1 + paragraph.length];
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

function fence(lines, at, by) {
    const [indented, mark] = FENCE.exec(lines[at]);
    const language = lines[at].slice(indented.length).trim();
    const code = run(lines, at + 1, (it) => !it.trim().startsWith(mark));
    const text = by.code(code.join('\n'), language);
    const next = at + code.length + 2;
    // Focusable, because wide code scrolls and keyboards must be able to scroll it.
    return [text.localName === 'code' ? h('pre', { tabindex: '0', role: 'group', 'aria-label': say.text.code }, text) : text, next];
}

/** Lines that are indented deeper than the item's mark belong to the item, with empty lines between them. */
function list(lines, at, by) {
    const [, indent, mark] = ITEM.exec(lines[at]);
    const ordered = /\d/.test(mark);
    const items = [];
    let next = at;
    while (next < lines.length) {
        const item = ITEM.exec(lines[next]);
        if (!item || item[1].length !== indent.length || /\d/.test(item[2]) !== ordered) {
            break;
        }
        const inner = deeper(lines, next + 1, indent.length);
        items.push(listItem(item[3], inner, by));
        next += 1 + inner.length;
        next += run(lines, next, (it) => it.trim() === '').length;
    }
    const first = Number.parseInt(mark, 10);
    return [h(ordered ? 'ol' : 'ul', { start: ordered && first !== 1 ? first : null }, ...items), next];
}

function deeper(lines, from, indent) {
    let to = from;
    for (let at = from; at < lines.length && (lines[at].trim() === '' || depth(lines[at]) > indent); at++) {
        to = lines[at].trim() === '' ? to : at + 1;
    }
    return lines.slice(from, to);
}

function depth(line) {
    return /^\s*/.exec(line)[0].length;
}

function listItem(first, inner, by) {
    const text = run(inner, 0, (it) => !startsBlock(it));
    const rest = inner.slice(text.length);
    const common = Math.min(...rest.filter((it) => it.trim() !== '').map(depth));
    return h('li', {}, ...inline([first, ...text.map((it) => it.trim())].join('\n'), by),
        ...(rest.length ? blocks(rest.map((it) => it.slice(common)), by) : []));
}

function table(lines, at, by) {
    const body = run(lines, at + 2, (it) => it.includes('|'));
    const row = (tag, line) => h('tr', {}, ...cells(line).map((cell) => h(tag, {}, ...inline(cell, by))));
    const node = h('table', {},
        cells(lines[at]).some((cell) => cell !== '') ? h('thead', {}, row('th', lines[at])) : null,
        h('tbody', {}, ...body.map((line) => row('td', line))));
    return [h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.text.table }, stacked(node)), at + 2 + body.length];
}

function cells(line) {
    return line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function inline(text, by) {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(INLINE)) {
        nodes.push(text.slice(end, match.index), span(match, by));
        end = match.index + match[0].length;
    }
    nodes.push(text.slice(end));
    return nodes.filter((node) => node !== '');
}

function span({ 0: source, groups: it }, by) {
    if (it.escaped) {
        return it.escaped;
    }
    if (it.code) {
        return h('code', {}, breakable(it.code));
    }
    if (it.strong) {
        return h('strong', {}, ...inline(it.strong, by));
    }
    if (it.em ?? it.em2) {
        return h('em', {}, ...inline(it.em ?? it.em2, by));
    }
    if (it.address) {
        return by.link(it.address, it.address) ?? source;
    }
    if (it.src) {
        return by.picture(it.src, it.alt) ?? source;
    }
    if (it.thumb) {
        const picture = by.picture(it.thumb, it.seen);
        return (picture && by.link(it.behind, picture)) ?? source;
    }
    return by.link(it.url, ...inline(it.label, by)) ?? source;
}
