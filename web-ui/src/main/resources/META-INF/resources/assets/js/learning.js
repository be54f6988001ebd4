// What the page knows about the learner, and everything a learner can do. Says "roadmap",
// "enrollment", "letters" and "travel".

import { get, send } from './api.js';
import { announce } from './dom.js';
import { STATUS_WORDS } from './status.js';

const ROADMAP = 'backend';
const POLL_MILLIS = 5_000;
/** While a click travels, the learner waits for the news. */
const WATCH_MILLIS = 400;
/** While the stream is open it rings when there is news, and a look is only for what it does not tell. */
const LISTENING_MILLIS = 30_000;
const WATCH_AT_MOST_MILLIS = 20_000;

const remembered = new Map();

/** Content changes rarely: what was read once is kept until the page is reloaded. Failures are not kept. */
function once(path) {
    if (!remembered.has(path)) {
        const answer = get(path);
        answer.catch(() => remembered.delete(path));
        remembered.set(path, answer);
    }
    return remembered.get(path);
}

/** The roadmap, with an event for those parts of a view that show more once it is known. */
export async function roadmap() {
    learning.road ??= await once(`/api/v1/roadmaps/${ROADMAP}`);
    learning.dispatchEvent(new Event('roadmap'));
    return learning.road;
}

export function topic(slug) {
    return once(`/api/v1/topics/${encodeURIComponent(slug)}`);
}

class Learning extends EventTarget {
    session = { signedIn: false };
    /** Whether the account was deleted here. */
    gone = false;
    /** The roadmap; null until it is known. */
    road = null;
    /** The enrolment with its topics; null when there is none, or none is known yet. */
    enrollment = null;
    /** The newest notifications; null until they have been read for the first time. */
    letters = null;
    /** Why the inbox is not up to date; null when it is. */
    lettersProblem = null;

    #fastUntil = 0;
    #timer = null;
    #bell = null;

    async signedIn() {
        this.session = await get('/session');
        return this.session.signedIn;
    }

    async loadEnrollment() {
        const { items } = await get('/api/v1/enrollments');
        this.#setEnrollment(items.find((it) => it.roadmap.slug === ROADMAP) ?? null);
        return this.enrollment;
    }

    async enroll() {
        this.#setEnrollment(await send('POST', '/api/v1/enrollments', { roadmap: ROADMAP }));
        announce(`You are enrolled in ${this.enrollment.roadmap.title}.`);
    }

    statusOf(slug) {
        return this.enrollment?.topics.find((it) => it.slug === slug)?.status ?? null;
    }

    /** The answer carries the new counts, so that nothing has to be read again. */
    async move(slug, status) {
        const clicked = performance.now();
        const path = `/api/v1/enrollments/${this.enrollment.id}/topics/${encodeURIComponent(slug)}`;
        const { enrollment: counts, ...moved } = await send('PUT', path, { status });
        const topics = this.enrollment.topics.map((it) => (it.slug === slug ? moved : it));
        this.#setEnrollment({ ...this.enrollment, ...counts, topics });
        announce(`${moved.title}: ${STATUS_WORDS[status]}. ${counts.done} of ${counts.total} done.`);
        if (status === 'done') {
            this.#follow(moved, clicked);
        }
    }

    /** Forgets everything: the account is gone. */
    leave() {
        clearTimeout(this.#timer);
        this.#stopListening();
        Object.assign(this, { gone: true, session: { signedIn: false }, enrollment: null, letters: null, lettersProblem: null });
    }

    /** Older notifications than the given one. They are read only once, the newest again and again. */
    olderLetters(after) {
        return get(`/api/v1/notifications?limit=20&after=${encodeURIComponent(after)}`);
    }

    /** Looks into the inbox now and then from here on, while somebody looks at the page. */
    watchInbox() {
        document.addEventListener('visibilitychange', () => this.look());
        this.look();
    }

    /** Looks into the inbox now. */
    async look() {
        clearTimeout(this.#timer);
        if (document.hidden || !this.session.signedIn) {
            this.#stopListening();
            return;
        }
        this.#listen();
        try {
            this.letters = await get('/api/v1/notifications?limit=20');
            this.lettersProblem = null;
        } catch (problem) {
            this.lettersProblem = problem;
        }
        this.dispatchEvent(new Event('letters'));
        if (this.lettersProblem?.status !== 401) {
            this.#timer = setTimeout(() => this.look(), this.#pause());
        } else {
            this.#stopListening();
        }
    }

    #pause() {
        if (this.#bell?.readyState === EventSource.OPEN) {
            return LISTENING_MILLIS;
        }
        return performance.now() < this.#fastUntil ? WATCH_MILLIS : POLL_MILLIS;
    }

    /** Opens the stream, also again after it was refused: then the browser has given it up. */
    #listen() {
        if (this.#bell === null || this.#bell.readyState === EventSource.CLOSED) {
            this.#bell = new EventSource('/api/v1/notifications/stream');
            for (const ring of ['open', 'notification', 'resync']) {
                this.#bell.addEventListener(ring, () => this.look());
            }
        }
    }

    /** A browser has few connections for each host: only the page that somebody looks at has one. */
    #stopListening() {
        this.#bell?.close();
        this.#bell = null;
    }

    /** Follows a completed topic until its news is in the inbox. */
    #follow(moved, clicked) {
        const answered = performance.now();
        const known = new Set(this.letters?.items.map((it) => it.id));
        const tell = (detail) => this.dispatchEvent(new CustomEvent('travel', { detail: { title: moved.title, ...detail } }));
        const arrived = () => {
            const letter = this.letters?.items.find((it) => it.topic === moved.slug && !known.has(it.id));
            if (letter) {
                this.#fastUntil = 0;
                tell({ request: answered - clicked, inbox: performance.now() - answered });
                announce(letter.title);
            }
            return letter !== undefined;
        };
        tell({ request: answered - clicked });
        this.#fastUntil = answered + WATCH_AT_MOST_MILLIS;
        const watch = new AbortController();
        this.addEventListener('letters', () => {
            if (arrived()) {
                watch.abort();
            } else if (performance.now() > answered + WATCH_AT_MOST_MILLIS) {
                tell({ request: answered - clicked, late: true }); // and keeps listening: nothing is lost
            }
        }, { signal: watch.signal });
        this.look();
    }

    #setEnrollment(enrollment) {
        this.enrollment = enrollment;
        this.dispatchEvent(new Event('enrollment'));
    }
}

export const learning = new Learning();
