// Talks to the gateway, and to nobody else.

import { connection } from './connection.js';

const PATIENCE_MILLIS = 10_000;

/** A refusal in words: problem details (RFC 9457), or what comes closest when there was no answer. */
export class Problem extends Error {
    constructor({ title, detail, status = 0, type = null, traceId = null }) {
        super(title);
        Object.assign(this, { title, detail, status, type, traceId });
    }

    /** The last part of the type, for example "csrf-token-missing". */
    get slug() {
        return this.type?.split('/').at(-1) ?? null;
    }
}

export function get(path) {
    return ask(path, { method: 'GET' });
}

/** Writes carry the token that proves they come from this page. It can be outdated once, after a sign-in. */
export async function send(method, path, body, headers = {}) {
    try {
        return await ask(path, write(method, body, headers));
    } catch (problem) {
        if (problem.slug !== 'csrf-token-missing') {
            throw problem;
        }
        await get('/session');
        return ask(path, write(method, body, headers));
    }
}

function write(method, body, headers) {
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
    return isJson(response) ? response.json() : null;
}

async function reach(path, request) {
    try {
        return await fetch(path, {
            ...request,
            headers: { Accept: 'application/json', ...request.headers },
            signal: AbortSignal.timeout(PATIENCE_MILLIS),
        });
    } catch {
        connection.silence();
        throw new Problem({
            title: 'No answer',
            detail: 'The gateway cannot be reached. It may be stopped, or this device is offline.',
        });
    }
}

async function refusal(response) {
    const { status } = response;
    const fallback = { title: `Refused with status ${status}`, detail: 'The answer gave no reason.', status };
    try {
        return new Problem({ ...fallback, ...(isJson(response) ? await response.json() : {}) });
    } catch {
        return new Problem(fallback);
    }
}

function isJson(response) {
    return /^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '');
}
