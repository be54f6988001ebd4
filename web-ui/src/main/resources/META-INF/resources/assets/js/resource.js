// Where to read on, on other sites.

import { foreignLink, h } from './dom.js';
import { say } from './messages.js';

/** Answers nodes; null when the address is none that we link to. */
export function resource({ kind, title, url, language }) {
    const link = foreignLink(url, title);
    if (link === null) {
        return null;
    }
    if (language !== 'en') {
        link.setAttribute('hreflang', language);
    }
    return [link, h('p', { class: 'quiet small' }, say.resource.facts(say.resource.kind[kind] ?? kind, new URL(url).hostname, language))];
}
