// Builds DOM nodes. Text becomes text nodes, always: nothing in this page parses data as HTML.

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = new URL('../icons.svg', import.meta.url).pathname;

/** h('a', {href, class, onclick: fn}, 'text', node, null). Absent, null and false attributes are left out. */
export function h(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            element.addEventListener(name.slice('on'.length), value);
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(name, value === true ? '' : value);
        }
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
}

export function icon(name) {
    return svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('use', { href: `${ICONS}#${name}` }));
}

/** Paths and names in code may be broken where their parts end. */
export function breakable(text) {
    return text.split(/(?<=\S[/.])(?=\w)|(?<=[a-z])(?=[A-Z])/).flatMap((part, at) => (at === 0 ? [part] : [h('wbr'), part]));
}

/** A sentence in which code stands between backticks. */
export function prose(text) {
    return text.split('`').map((part, at) => (at % 2 === 0 ? part : h('code', {}, breakable(part))));
}

/** What the catalog and the repository say, whatever the page speaks; so that a screen reader reads it as it is written. */
export const IN_ENGLISH = { lang: 'en' };

/** Tells screen readers what sighted people see change. */
export function announce(text) {
    document.getElementById('announcer').textContent = text;
}

/** Links to another site: only http(s), and the other page learns nothing about ours. Null for anything else. */
export function foreignLink(url, ...children) {
    const target = URL.parse(url);
    if (target === null || !['http:', 'https:'].includes(target.protocol)) {
        return null;
    }
    return h('a', { href: target.href, rel: 'noopener noreferrer', target: '_blank' }, ...children);
}
