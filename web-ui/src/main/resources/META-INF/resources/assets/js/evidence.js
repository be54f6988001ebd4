// Requests that show a topic, and can be sent from here.

import { h } from './dom.js';
import { busy } from './forms.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { millis } from './words.js';

const SHOWN_CHARACTERS = 1_500;

export function evidence({ kind, request, status }) {
    const what = h('p', { class: 'quiet small' }, say.evidence[kind] ?? kind);
    if (request) {
        return [what,
            request.includes('\n') ? h('pre', { tabindex: '0' }, h('code', {}, request)) : h('code', {}, request),
            status ? h('p', { class: 'small' }, say.evidence.answered(status)) : null,
            ...tryIt(request)];
    }
    return [what];
}

/** Only what reads, and only from our own host; who wants to write copies the request. */
function tryIt(request) {
    const path = /^GET (\/(?!\/)\S*)$/.exec(request)?.[1];
    if (path === undefined) {
        return [];
    }
    const answer = h('div', { role: 'status' });
    const send = async (button) => {
        const started = performance.now();
        try {
            const response = await fetch(path, { signal: AbortSignal.timeout(10_000), headers: { Accept: 'application/json, */*;q=0.5' } });
            const text = await response.text();
            answer.replaceChildren(...shown(response, text, performance.now() - started));
        } catch {
            answer.replaceChildren(problemBox({ title: say.problem.noAnswer, detail: say.problem.noAnswerDetail }, () => busy(button, send)));
        }
    };
    return [
        h('div', { class: 'try' },
            h('button', { type: 'button', class: 'button plain little', onclick: (click) => busy(click.currentTarget, send) }, say.evidence.send),
            h('a', { class: 'small', href: path }, say.evidence.open)),
        answer,
    ];
}

function shown(response, text, took) {
    const type = response.headers.get('Content-Type') ?? '';
    const facts = say.evidence.facts(response.status, millis(took), type.split(';')[0]);
    const body = type.includes('json') ? pretty(text) : text;
    return [
        h('p', { class: 'small' }, facts),
        h('pre', { tabindex: '0', role: 'group', 'aria-label': say.evidence.answer },
            h('code', {}, body.length > SHOWN_CHARACTERS ? `${body.slice(0, SHOWN_CHARACTERS)}\n…` : body)),
    ];
}

function pretty(text) {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}
