// Talks to the gateway, and to nobody else.

import { connection } from './connection.js';
import { say } from './messages.js';

const PATIENCE_MILLIS = 10_000;

/** A refusal in words: problem details (RFC 9457), or what comes closest when there was no answer. */
class Problem extends Error {
    constructor({ title, detail, status = 0, type = null, traceId = null, errors = [] }) {
        super(title);
        Object.assign(this, { title, detail, status, type, traceId, errors });
    }

    /** The last part of the type, for example "csrf-token-missing". */
    get slug() {
        return this.type?.split('/').at(-1) ?? null;
    }
}

export async function get(path) {
    return (await read(path)).data;
}

/** An answer and its version, for those who are going to write. */
export function read(path) {
    return ask(path, { method: 'GET' });
}

/** The same for what may not be there yet: then nothing, in no version. */
export async function readIfThere(path) {
    try {
        return await read(path);
    } catch (problem) {
        if (problem.status !== 404) {
            throw problem;
        }
        return { data: null, etag: null };
    }
}

export async function send(method, path, body, headers) {
    return (await write(method, path, body, headers)).data;
}

/** Does something once, however often the line breaks and the browser tries again. */
export function create(path, body) {
    return send('POST', path, body, { 'Idempotency-Key': onceKey() });
}

/** Writes over the version that was seen, and over no other; null when nothing was there. */
export function replace(path, body, etag) {
    return write('PUT', path, body, etag === null ? { 'If-None-Match': '*' } : { 'If-Match': etag });
}

/** Writes carry the token that proves they come from this page. It can be outdated once, after a sign-in. */
async function write(method, path, body, headers = {}) {
    try {
        return await ask(path, request(method, body, headers));
    } catch (problem) {
        if (problem.slug !== 'csrf-token-missing') {
            throw problem;
        }
        await get('/session');
        return ask(path, request(method, body, headers));
    }
}

/** Not crypto.randomUUID: that is for secure addresses only, and a workshop's may not be one. */
function onceKey() {
    return Array.from(crypto.getRandomValues(new Uint32Array(4)), (it) => it.toString(36)).join('-');
}

function request(method, body, headers) {
    const proven = { ...headers, 'X-XSRF-TOKEN': csrfToken() };
    return body === undefined
        ? { method, headers: proven }
        : { method, headers: { ...proven, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

function csrfToken() {
    const cookie = document.cookie.split('; ').find((it) => it.startsWith('XSRF-TOKEN='));
    return cookie === undefined ? '' : decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
}

async function ask(path, request) {
    const response = await reach(path, request);
    connection.answer();
    if (response.status === 401) {
        connection.expired();
    }
    if (!response.ok) {
        throw await refusal(response);
    }
    return { data: isJson(response) ? await response.json() : null, etag: response.headers.get('ETag') };
}

async function reach(path, request) {
    try {
        return await fetch(path, {
            ...request,
            headers: { Accept: 'application/json', 'Accept-Language': say.language, ...request.headers },
            signal: AbortSignal.timeout(PATIENCE_MILLIS),
        });
    } catch {
        connection.silence();
        throw new Problem({
            title: say.problem.noAnswer,
            detail: say.problem.noAnswerDetail,
        });
    }
}

async function refusal(response) {
    const { status } = response;
    const fallback = { title: say.problem.refused(status), detail: say.problem.noReason, status };
    try {
        return new Problem({ ...fallback, ...(isJson(response) ? await response.json() : {}) });
    } catch {
        return new Problem(fallback);
    }
}

function isJson(response) {
    return /^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '');
}
