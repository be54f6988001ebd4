// The four answers to "how far are you with this topic?".

import { h } from './dom.js';
import { say } from './messages.js';
import { worded } from './panel.js';

/** The mark on the road: a shape for each status, so that colour is never the only difference. */
export function station(status) {
    return h('span', { class: `station ${status}`, 'aria-hidden': 'true' });
}

const NEXT = { 'not-started': ['in-progress', 'done'], 'in-progress': ['done'], done: [], skipped: [] };

/** The moves that a row of the roadmap offers, each with its word; the topic's own page offers all. */
export function nextMoves(status) {
    return NEXT[status].map((next) => [next, next === 'in-progress' ? say.status.start : say.status.words[next]]);
}

/**
 * Runs a move for the button that asked for it. While it is on its way a second click does nothing; a refusal is
 * shown in place, with a way to try again.
 */
export async function runMove(button, place, move) {
    if (button.getAttribute('aria-disabled') === 'true') {
        return;
    }
    place.querySelector('.refusal')?.remove();
    button.setAttribute('aria-disabled', 'true');
    try {
        await move();
    } catch (problem) {
        place.append(refusal(problem, () => runMove(button, place, move)));
    }
    button.removeAttribute('aria-disabled');
}

function refusal(problem, retry) {
    return h('div', { class: 'refusal', role: 'alert' },
        h('span', {}, h('strong', {}, say.form.notSaved), worded(problem).detail ?? problem.message),
        h('button', { class: 'button plain little', type: 'button', onclick: retry }, say.problem.tryAgain));
}
