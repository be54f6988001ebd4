// The way out: what goes and what stays, and a confirmation that nobody gives by mistake.

import { send } from './api.js';
import { h } from './dom.js';
import { dropAllDrafts } from './drafts.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';

export function deletion() {
    const { username } = learning.session;
    const typed = h('input', {
        id: 'typed', type: 'text', required: true, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
        'aria-describedby': 'consequences',
    });
    const answer = h('div', { role: 'alert' });
    const button = h('button', { class: 'button grave', type: 'submit' }, say.deletion.button);
    const remove = async () => {
        if (button.getAttribute('aria-disabled') === 'true') {
            return;
        }
        if (typed.value.trim().toLowerCase() !== username.toLowerCase()) {
            answer.replaceChildren(h('p', { class: 'refusal' }, h('strong', {}, say.deletion.nothing), say.deletion.notYou));
            typed.focus();
            return;
        }
        button.setAttribute('aria-disabled', 'true');
        answer.replaceChildren();
        try {
            await send('POST', '/api/v1/account/deletion', { username: typed.value.trim() });
            dropAllDrafts();
            learning.leave();
            location.hash = '#/gone';
        } catch (problem) {
            answer.replaceChildren(problemBox(problem, remove));
        }
        button.removeAttribute('aria-disabled');
    };
    const submit = (event) => {
        event.preventDefault();
        remove();
    };
    return [
        h('ul', { class: 'consequences', id: 'consequences' }, ...say.deletion.consequences.map((it) => h('li', {}, it))),
        h('form', { class: 'stack', novalidate: true, onsubmit: submit },
            h('label', { for: 'typed' }, say.deletion.confirm, h('strong', {}, username)),
            typed,
            answer,
            button),
    ];
}

export function goneView() {
    return {
        title: say.deletion.gone,
        content: [h('div', { class: 'sheet' },
            h('h1', {}, say.deletion.goneTitle),
            h('p', { class: 'quiet' }, say.deletion.goneLead),
            h('p', {}, h('a', { href: '#/' }, say.problem.toRoadmap)))],
    };
}
