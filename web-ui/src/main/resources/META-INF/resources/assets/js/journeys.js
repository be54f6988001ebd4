// What one has done, step by step back; each step is the way that the news of it took.

import { get } from './api.js';
import { announce, h, icon } from './dom.js';
import { learning } from './learning.js';
import { meFrame } from './meframe.js';
import { say } from './messages.js';
import { panel, problemBox } from './panel.js';
import { title, watchJourney } from './travelled.js';
import { ago } from './words.js';

const PAGE = 50;

/**
 * @param number which one to begin with: the newest if it is left out
 * @param slug of the topic of which to begin with the newest one
 */
export function journeysView(signal, number, slug) {
    const isWanted = (it) => (number ? it.sequence === Number(number) : slug ? it.topic?.slug === slug : true);
    return meFrame('journeys', [
        h('p', { class: 'quiet' }, say.journeys.lead),
        panel(say.journeys.what, () => load(isWanted), (shelf) => show(shelf, isWanted, signal), signal),
    ]);
}

/** Reads on until the one that is wanted is there, or there are no more. Null without an enrolment. */
async function load(isWanted) {
    const enrollment = learning.enrollment ?? await learning.loadEnrollment();
    if (enrollment === null) {
        return null;
    }
    const page = (after) => get(`/api/v1/enrollments/${enrollment.id}/journeys?limit=${PAGE}${after}`);
    const { items, next } = await page('');
    const shelf = {
        items,
        next,
        async more() {
            const older = await page(`&after=${this.next}`);
            this.items.push(...older.items);
            this.next = older.next;
        },
        /** How it stands now with one of the newest. */
        async again(journey) {
            return (await page('')).items.find((it) => it.sequence === journey.sequence) ?? journey;
        },
    };
    while (shelf.next !== null && !shelf.items.some(isWanted)) {
        await shelf.more();
    }
    return shelf;
}

function show(shelf, isWanted, signal) {
    if (shelf === null || shelf.items.length === 0) {
        return h('div', { class: 'empty' },
            h('p', {}, shelf === null ? say.progress.noneYet : say.journeys.none),
            h('p', {}, h('a', { href: '#/' }, say.problem.toRoadmap)));
    }
    const wanted = shelf.items.findIndex(isWanted);
    return [
        wanted < 0 ? h('p', { class: 'empty' }, say.journeys.noSuch) : '',
        ...stepper(shelf, Math.max(0, wanted), signal),
    ];
}

/** The next newer one, which one it is, the next older one; and below, the one that is chosen. */
function stepper(shelf, first, signal) {
    let current = first;
    let left = new AbortController();
    const place = h('section', { class: 'travelled', 'aria-label': say.journeys.title });
    const go = async (number) => {
        if (number >= shelf.items.length && shelf.next !== null) {
            await shelf.more();
        }
        if (shelf.items[number] !== undefined && !signal.aborted) {
            current = number;
            history.replaceState(null, '', `#/journeys/${shelf.items[current].sequence}`);
            draw();
            announce(title(shelf.items[current]));
        }
    };
    const draw = () => {
        left.abort();
        left = new AbortController();
        list(chosen, shelf.items, current, go);
        newer.setAttribute('aria-disabled', String(current === 0));
        older.setAttribute('aria-disabled', String(current === shelf.items.length - 1 && shelf.next === null));
        watchJourney(shelf, current, place, AbortSignal.any([signal, left.signal]));
    };
    const step = (by) => () => go(current + by).catch((problem) => place.prepend(problemBox(problem, step(by))));
    const newer = h('button', { type: 'button', class: 'button plain', onclick: step(-1) }, icon('back'), say.journeys.newer);
    const older = h('button', { type: 'button', class: 'button plain', onclick: step(1) }, say.journeys.older, icon('arrow'));
    const chosen = h('details', { class: 'which' }, h('summary', {}), h('ol', {}));
    draw();
    return [h('div', { class: 'steps', role: 'group', 'aria-label': say.journeys.which }, newer, chosen, older), place];
}

/** All that has been read, to choose from. No select: where there is little room, it cuts what is chosen. */
function list(chosen, items, current, go) {
    const [summary, all] = chosen.children;
    const name = (it) => say.journeys.option(title(it), ago(it.at));
    const choose = (number) => (click) => {
        click.preventDefault();
        chosen.open = false;
        summary.focus();
        go(number);
    };
    summary.replaceChildren(name(items[current]));
    all.replaceChildren(...items.map((it, number) => h('li', {}, h('a', {
        href: `#/journeys/${it.sequence}`, onclick: choose(number), 'aria-current': number === current ? 'true' : null,
    }, name(it)))));
}
