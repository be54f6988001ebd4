// Looks at the system again and again while somebody looks at the page, and keeps what was seen. Says "look" after
// each try.

import { get } from './api.js';
import { connection } from './connection.js';
import { traffic } from './rates.js';

const PAUSE_MILLIS = 2_000;
/** Two minutes: what the small charts show. */
const POINTS = 60;
/** A minute: what tables of routes are about. */
const ANSWERS = 30;
/** So many answers ago is "now" for what happens now and then. */
const MOMENT = 3;

export class Watch extends EventTarget {
    /** The latest answer; null before the first. */
    system = null;
    /** Why there is no newer one; null when there is. */
    problem = null;
    #answers = [];
    #points = new Map();
    #timer = null;
    #signal;

    /** @param signal ends it */
    constructor(signal) {
        super();
        this.#signal = signal;
        document.addEventListener('visibilitychange', () => this.look(), { signal });
        connection.addEventListener('back', () => this.look(), { signal });
        signal.addEventListener('abort', () => clearTimeout(this.#timer));
    }

    async look() {
        clearTimeout(this.#timer);
        if (document.hidden || this.#signal.aborted) {
            return;
        }
        try {
            const system = await get('/api/v1/system');
            this.problem = null;
            if (system.at !== this.system?.at) {
                this.#keep(system);
            }
        } catch (problem) {
            this.problem = problem;
        }
        if (!this.#signal.aborted) {
            this.dispatchEvent(new Event('look'));
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.look(), PAUSE_MILLIS);
        }
    }

    /** One for each answer, the oldest first: what happened since the one before, and what waits. */
    points(service) {
        return this.#points.get(service) ?? [];
    }

    /** What happened in the last minute, or as long as somebody looks. */
    lately(service) {
        return this.#since(0, service);
    }

    /** What happened in the last seconds. */
    now(service) {
        return this.#since(Math.max(0, this.#answers.length - 1 - MOMENT), service);
    }

    #since(index, service) {
        return this.#answers.length < 2 ? null : traffic(pairs(this.#answers[index], this.system, service));
    }

    #keep(system) {
        const before = this.system;
        this.system = system;
        this.#answers = [...this.#answers, system].slice(-ANSWERS);
        for (const { service, instances } of system.services) {
            const point = { ...(before ? traffic(pairs(before, system, service)) : null), ...waiting(instances) };
            this.#points.set(service, [...this.points(service), point].slice(-POINTS));
        }
    }
}

function pairs(before, now, service) {
    const known = new Map(instancesOf(before, service).map((it) => [it.address, it]));
    return instancesOf(now, service).map((it) => [known.get(it.address), it]);
}

function instancesOf(system, service) {
    return system.services.find((it) => it.service === service)?.instances ?? [];
}

/** Each instance tells what waits for its whole service: whoever has looked last knows it best. */
function waiting(instances) {
    const told = instances.filter((it) => it.figures).map((it) => it.figures);
    const latest = told.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
    return {
        outbox: latest?.outbox ?? null,
        lag: latest?.lag ?? [],
        deadLetters: latest?.deadLetters ?? null,
    };
}
