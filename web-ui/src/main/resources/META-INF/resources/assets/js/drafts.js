// What somebody has typed and nobody has saved yet. Kept in this tab until it is saved or they sign out, so that
// signing in again, which leaves the page, loses nothing, and neither does another language.

import { learning } from './learning.js';

const PREFIX = 'draft/';

function key(name) {
    return `${PREFIX}${learning.session.username}/${name}`;
}

/** What was kept under the name; null for nothing. */
export function draft(name) {
    try {
        return JSON.parse(sessionStorage.getItem(key(name)));
    } catch {
        return null;
    }
}

/** A browser may refuse to keep anything; then the text is only where it is typed. */
export function keepDraft(name, content) {
    try {
        sessionStorage.setItem(key(name), JSON.stringify(content));
    } catch {
        // as before there were drafts
    }
}

export function dropDraft(name) {
    sessionStorage.removeItem(key(name));
}

/** Nobody else shall find them. */
export function dropAllDrafts() {
    Object.keys(sessionStorage).filter((it) => it.startsWith(PREFIX)).forEach((it) => sessionStorage.removeItem(it));
}
