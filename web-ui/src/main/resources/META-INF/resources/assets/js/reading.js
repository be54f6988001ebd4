// What the build has packaged for reading: documents, events, sources. Each is fetched when it is asked for, and once.

import { get } from './api.js';

const remembered = new Map();

/** Failures are not kept. */
function once(path) {
    if (!remembered.has(path)) {
        const answer = get(path);
        answer.catch(() => remembered.delete(path));
        remembered.set(path, answer);
    }
    return remembered.get(path);
}

/** What there is to read, by titles and headings, and the commit that all of it comes from. */
export function index() {
    return once('/reading/index.json');
}

export function documentOf(name) {
    return once(`/reading/documents/${name}.json`);
}

/** The gateway serves nothing that has META-INF in its address. */
export function sourceOf(path) {
    return once(`/reading/sources/${path.replace('META-INF', 'META_INF')}.json`);
}

export function events() {
    return once('/reading/events.json');
}

export function problems() {
    return once('/problems');
}

export function apiOf(service) {
    return once(`/docs/openapi/${service}.json`);
}
