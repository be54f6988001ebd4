// What the page knows about the learner, and everything a learner can do. Says "roadmap",
// "enrollment" and "travel".

import { get, send } from './api.js';
import { announce } from './dom.js';
import { letters } from './letters.js';
import { say } from './messages.js';

/** The roadmap of the start page. */
const FIRST = 'backend';
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
    const { slug } = learning;
    const road = await once(`/api/v1/roadmaps/${encodeURIComponent(slug)}`);
    if (slug === learning.slug) {
        learning.road = road;
        learning.dispatchEvent(new Event('roadmap'));
    }
    return road;
}

/** The same roadmap as a picture. */
export function graph(slug) {
    return once(`/api/v1/roadmaps/${encodeURIComponent(slug)}/graph`);
}

export function topic(slug) {
    return once(`/api/v1/topics/${encodeURIComponent(slug)}`);
}

/** The moment of a change names it as well as any number. */
const nameOf = (slug, at) => `${slug} ${Date.parse(at)}`;

class Learning extends EventTarget {
    session = { signedIn: false };
    /** Whether the account was deleted here. */
    gone = false;
    /** Which roadmap is looked at. */
    slug = FIRST;
    /** That roadmap; null until it is known. */
    road = null;
    /** The enrolment with its topics; null when there is none, or none is known yet. */
    enrollment = null;
    #statuses = new Map();

    /** Where the roadmap that is looked at is shown. */
    get address() {
        return this.slug === FIRST ? '#/' : `#/roadmaps/${this.slug}`;
    }

    /** Looks at another roadmap from now on. */
    turnTo(slug = FIRST) {
        if (slug !== this.slug) {
            Object.assign(this, { slug, road: null });
            this.#setEnrollment(null);
        }
    }

    #seen = new Map();

    async signedIn() {
        this.session = await get('/session');
        return this.session.signedIn;
    }

    async loadEnrollment() {
        const { slug } = this;
        const { items } = await get('/api/v1/enrollments');
        if (slug === this.slug) {
            this.#setEnrollment(items.find((it) => it.roadmap.slug === slug) ?? null);
        }
        return this.enrollment;
    }

    async enroll() {
        this.#setEnrollment(await send('POST', '/api/v1/enrollments', { roadmap: this.slug }));
        announce(say.roadmap.enrolled(this.enrollment.roadmap.title));
    }

    /** What can be learned next, as the service sees it. */
    next(limit) {
        return get(`/api/v1/enrollments/${this.enrollment.id}/next?limit=${limit}`);
    }

    /** Where what belongs to one topic of the enrolment is kept; null when the topic is not part of it. */
    placeOf(slug) {
        return this.statusOf(slug) === null ? null : { enrollment: this.enrollment.id, slug: encodeURIComponent(slug) };
    }

    statusOf(slug) {
        return this.#statuses.get(slug) ?? null;
    }

    /** The answer carries the new counts, so that nothing has to be read again. */
    async move(slug, status) {
        const clicked = performance.now();
        // Before the request: the stream may be faster than the answer.
        const known = new Set(letters.newest?.items.map((it) => it.id));
        const path = `/api/v1/enrollments/${this.enrollment.id}/topics/${encodeURIComponent(slug)}`;
        const { enrollment: counts, ...moved } = await send('PUT', path, { status });
        const topics = this.enrollment.topics.map((it) => (it.slug === slug ? moved : it));
        this.#setEnrollment({ ...this.enrollment, ...counts, topics });
        announce(say.status.moved(moved.title, say.status.words[status], counts.done, counts.total));
        if (status === 'done') {
            this.#follow(moved, clicked, known);
        }
    }

    /** Forgets everything: the account is gone. */
    leave() {
        letters.leave();
        Object.assign(this, { gone: true, session: { signedIn: false } });
        this.#setEnrollment(null);
    }

    /**
     * What this page saw of a topic that was completed here: milliseconds from the click to the answer ("request") and
     * from there to the news ("inbox", if it came); undefined if it was not here, or before a reload.
     */
    witnessed(slug, at) {
        return this.#seen.get(nameOf(slug, at));
    }

    /** Follows a completed topic until its news is in the inbox; known are the letters that were there before. */
    #follow(moved, clicked, known) {
        const answered = performance.now();
        const tell = (seen) => {
            this.#seen.set(nameOf(moved.slug, moved.changedAt), seen);
            this.dispatchEvent(new CustomEvent('travel', { detail: { title: moved.title, slug: moved.slug, ...seen } }));
        };
        const arrived = () => {
            const letter = letters.newest?.items.find((it) => it.topic === moved.slug && !known.has(it.id));
            if (letter) {
                letters.calmDown();
                tell({ request: answered - clicked, inbox: performance.now() - answered });
                setTimeout(() => announce(letter.title)); // in a task of its own, or the status would not be heard
            }
            return letter !== undefined;
        };
        tell({ request: answered - clicked });
        if (arrived()) {
            return;
        }
        const watch = new AbortController();
        letters.addEventListener('letters', () => {
            if (arrived()) {
                watch.abort();
            } else if (performance.now() > answered + WATCH_AT_MOST_MILLIS) {
                tell({ request: answered - clicked, late: true }); // and keeps listening: nothing is lost
            }
        }, { signal: watch.signal });
        letters.hurry(WATCH_AT_MOST_MILLIS);
    }

    #setEnrollment(enrollment) {
        this.enrollment = enrollment;
        this.#statuses = new Map(enrollment?.topics.map((it) => [it.slug, it.status]));
        this.dispatchEvent(new Event('enrollment'));
    }
}

export const learning = new Learning();

/** Now, or as soon as the roadmap is known. */
export function whenRoadIsKnown(signal, show) {
    if (learning.road) {
        show(learning.road);
    } else {
        learning.addEventListener('roadmap', () => show(learning.road), { signal });
    }
}
