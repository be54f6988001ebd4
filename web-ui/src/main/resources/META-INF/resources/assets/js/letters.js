// The learner's inbox, live: the newest letters, how many are unread, and whether the line is open. Says "letters"
// when it has looked, and "line" when the line opens or breaks.

import { get, send } from './api.js';
import { say } from './messages.js';

const POLL_MILLIS = 5_000;
/** While the stream is open it brings the news, and a look is only for what it does not tell. */
const LISTENING_MILLIS = 30_000;
/** After the stream told something: for what it does not tell, as what was read in another tab. */
const AFTER_NEWS_MILLIS = 1_000;
/** While a click travels, the learner waits for the news. */
const WATCH_MILLIS = 400;
/** After a refusal (503, 429) the browser gives the line up. How soon we try again, at first and at most. */
const REOPEN_MILLIS = 4_000;
const LATEST_REOPEN_MILLIS = 60_000;
/** So many of the newest are kept here. */
const NEWEST = 20;

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
    /** How many letters the stream brought. */
    #told = 0;
    #reopenAt = 0;
    #watching = false;

    /** Looks now and then from here on, while somebody looks at the page. */
    watch() {
        this.#watching = true;
        document.addEventListener('visibilitychange', () => this.look());
        this.look();
    }

    /** Looks often, for so long, unless the stream tells what there is to see. */
    hurry(millis) {
        this.#fastUntil = performance.now() + millis;
        if (!this.isLive) {
            this.look();
        }
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
        const told = this.#told;
        try {
            const [newest, unread] = await Promise.all([
                get(`/api/v1/notifications?limit=${NEWEST}`),
                get('/api/v1/notifications/unread-count'),
            ]);
            if (!this.#watching) {
                return; // the account is gone, and so are these
            }
            // What the stream told meanwhile may be newer than these.
            if (told === this.#told || this.newest === null) {
                Object.assign(this, { newest, unread });
            }
            this.problem = null;
        } catch (problem) {
            this.problem = problem;
        }
        this.dispatchEvent(new Event('letters'));
        if (this.problem?.status !== 401) {
            this.#lookIn(told === this.#told ? this.#pause() : AFTER_NEWS_MILLIS);
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

    #lookIn(millis) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.look(), millis);
    }

    /**
     * Shows what the stream brought without asking for it first, and makes sure a little later. After a broken line it may
     * bring what was read or put away elsewhere meanwhile; and its words are in the language of the preferences, which may
     * not be the one of this page.
     */
    #hear(letter) {
        this.#told++;
        if (letter.language !== say.language) {
            this.look();
            return;
        }
        // Ids grow with time. What is older than the newest was missed: where it belongs is for the service to say.
        const [latest] = this.newest?.items ?? [];
        if (this.newest !== null && letter.readAt === null && letter.archivedAt === null && !(latest?.id >= letter.id)) {
            this.newest = { ...this.newest, items: [letter, ...this.newest.items].slice(0, NEWEST) };
            this.unread = { ...this.unread, count: this.unread.count + 1 };
            this.dispatchEvent(new Event('letters'));
        }
        this.#lookIn(AFTER_NEWS_MILLIS);
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
            this.#line.addEventListener('notification', ({ data }) => this.#hear(JSON.parse(data)));
            for (const ring of ['open', 'resync']) {
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
        if (!open) {
            this.#lookIn(this.#pause()); // the last one thought that the stream would tell
        }
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
        this.isLive = null;
    }
}

export const letters = new Letters();
