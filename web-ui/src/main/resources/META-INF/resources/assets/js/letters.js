// The learner's inbox, live: the newest letters, how many are unread, and whether the line is open. Says "letters"
// when it has looked, and "line" when the line opens or breaks.

import { get, send } from './api.js';

const POLL_MILLIS = 5_000;
/** While the stream is open it rings when there is news, and a look is only for what it does not tell. */
const LISTENING_MILLIS = 30_000;
/** While a click travels, the learner waits for the news. */
const WATCH_MILLIS = 400;
/** After a refusal (503, 429) the browser gives the line up. How soon we try again, at first and at most. */
const REOPEN_MILLIS = 4_000;
const LATEST_REOPEN_MILLIS = 60_000;

class Letters extends EventTarget {
    /** The newest, not archived; null until they have been read for the first time. */
    newest = null;
    /** What is unread, and whether there is more than can be counted. */
    unread = { count: 0, more: false };
    /** Why this is not up to date; null when it is. */
    problem = null;
    /** Whether the line to the service is open; null until that is known. */
    isLive = null;

    #fastUntil = 0;
    #timer = null;
    #line = null;
    #refusals = 0;
    #reopenAt = 0;
    #watching = false;

    /** Looks now and then from here on, while somebody looks at the page. */
    watch() {
        this.#watching = true;
        document.addEventListener('visibilitychange', () => this.look());
        this.look();
    }

    /** Looks often, for so long. */
    hurry(millis) {
        this.#fastUntil = performance.now() + millis;
        this.look();
    }

    calmDown() {
        this.#fastUntil = 0;
    }

    async look() {
        clearTimeout(this.#timer);
        if (document.hidden || !this.#watching) {
            this.#hangUp();
            return;
        }
        this.#listen();
        try {
            [this.newest, this.unread] = await Promise.all([
                get('/api/v1/notifications?limit=20'),
                get('/api/v1/notifications/unread-count'),
            ]);
            this.problem = null;
        } catch (problem) {
            this.problem = problem;
        }
        this.dispatchEvent(new Event('letters'));
        if (this.problem?.status !== 401) {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.look(), this.#pause());
        } else {
            this.#hangUp();
        }
    }

    list({ show, kind, after }) {
        const query = new URLSearchParams({ limit: '20', archived: String(show === 'archived') });
        if (show === 'unread') {
            query.set('unread', 'true');
        }
        if (kind) {
            query.set('kind', kind);
        }
        if (after) {
            query.set('after', after);
        }
        return get(`/api/v1/notifications?${query}`);
    }

    async set(id, state) {
        const letter = await send('PUT', `/api/v1/notifications/${encodeURIComponent(id)}`, state);
        this.look();
        return letter;
    }

    async readAll(upTo) {
        await send('PUT', '/api/v1/notifications/read-mark', { upTo });
        await this.look();
    }

    leave() {
        this.#watching = false;
        Object.assign(this, { newest: null, problem: null, unread: { count: 0, more: false } });
        this.look();
    }

    #pause() {
        if (this.isLive) {
            return LISTENING_MILLIS;
        }
        return performance.now() < this.#fastUntil ? WATCH_MILLIS : POLL_MILLIS;
    }

    /** Opens the stream, also again some time after it was refused. */
    #listen() {
        const isOpening = this.#line !== null && this.#line.readyState !== EventSource.CLOSED;
        if (!isOpening && performance.now() >= this.#reopenAt) {
            this.#line = new EventSource('/api/v1/notifications/stream');
            this.#line.addEventListener('open', () => this.#lineIs(true));
            this.#line.addEventListener('error', () => this.#lineIs(false));
            for (const ring of ['open', 'notification', 'resync']) {
                this.#line.addEventListener(ring, () => this.look());
            }
        }
    }

    #lineIs(open) {
        if (open) {
            this.#refusals = 0;
        } else if (this.#line?.readyState === EventSource.CLOSED) {
            this.#waitLonger();
        }
        this.isLive = open;
        this.dispatchEvent(new Event('line'));
    }

    /** Twice as long each time, and everybody a little different: many were refused at the same moment. */
    #waitLonger() {
        const pause = Math.min(LATEST_REOPEN_MILLIS, REOPEN_MILLIS * 2 ** this.#refusals++);
        this.#reopenAt = performance.now() + pause * (0.5 + Math.random() / 2);
    }

    /** A browser has few connections for each host: only the page that somebody looks at has one. */
    #hangUp() {
        this.#line?.close();
        this.#line = null;
    }
}

export const letters = new Letters();
