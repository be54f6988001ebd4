// One document of the repository. The build has led its links to where the page shows what they mean.

import { foreignLink, h } from './dom.js';
import { flow } from './flow.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { documentOf } from './reading.js';
import { anchored, arriveAt, readingFrame, revision } from './readingframe.js';

export function documentView(signal, name, anchor) {
    return {
        title: say.docs.title,
        content: [panel(say.docs.document, () => Promise.all([documentOf(name), revision()]), ([document, commit]) => {
            if (!signal.aborted) {
                window.document.title = say.titled(document.title);
            }
            arriveAt(anchor);
            return page(document, commit);
        }, signal)],
    };
}

function page(document, commit) {
    const { name, title, status, path, text, headings } = document;
    return readingFrame({
        name,
        title,
        facts: [status || null, h('span', { class: 'path' }, path), commit],
        headings,
    }, ...markdown(text, ours(name, title)));
}

/** How our own documents are shown: with links into the page, pictures, and headings to link to. */
export function ours(name, title) {
    const ids = new Map([[idOf(title), 1]]);
    return {
        link: (url, ...label) => (/^(#\/|\/(?!\/))/.test(url)
            ? h('a', { href: url }, ...label)
            : foreignLink(url, ...label) ?? h('span', {}, ...label)),
        picture: (url, alt) => (url.startsWith('/reading/images/') ? h('img', { src: url, alt, loading: 'lazy' }) : null),
        heading: (level, nodes) => anchored(level, name, unique(ids, idOf(nodes.map((it) => it.textContent ?? it).join(''))), ...nodes),
        code: (code, language) => (language === 'mermaid' ? flow(code) : h('code', {}, code)),
    };
}

/** The same as the build makes for the list of headings, and as GitHub makes. */
function idOf(heading) {
    return heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

function unique(ids, id) {
    const before = ids.get(id) ?? 0;
    ids.set(id, before + 1);
    return before === 0 ? id : `${id}-${before}`;
}
