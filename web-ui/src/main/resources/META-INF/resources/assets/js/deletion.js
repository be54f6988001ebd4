// The way out: what goes and what stays, and a confirmation that nobody gives by mistake.

import { send } from './api.js';
import { h } from './dom.js';
import { learning } from './learning.js';
import { problemBox } from './panel.js';

const CONSEQUENCES = [
    'At once: your name and address, your password, all sessions, and all access of programs.',
    'A moment later, as the news travels: your progress and your inbox, also if a service is away just now.',
    'What stays is a bare number, which keeps late news from bringing you back.',
    'Mail that was sent is in your mailbox; what programs have copied is with them. Access that they hold lives five more minutes at most, and opens empty rooms.',
    'Nobody can undo it. Your name and your address are free again, for you and for others.',
];

export function deletion() {
    const { username } = learning.session;
    const typed = h('input', {
        id: 'typed', type: 'text', required: true, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
        'aria-describedby': 'consequences',
    });
    const answer = h('div', { role: 'alert' });
    const button = h('button', { class: 'button grave', type: 'submit' }, 'Delete my account for good');
    const remove = async () => {
        if (button.getAttribute('aria-disabled') === 'true') {
            return;
        }
        if (typed.value.trim().toLowerCase() !== username.toLowerCase()) {
            answer.replaceChildren(h('p', { class: 'refusal' }, h('strong', {}, 'Nothing is deleted.'), 'This is not your username.'));
            typed.focus();
            return;
        }
        button.setAttribute('aria-disabled', 'true');
        answer.replaceChildren();
        try {
            await send('POST', '/api/v1/account/deletion', { username: typed.value.trim() });
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
        h('ul', { class: 'consequences', id: 'consequences' }, ...CONSEQUENCES.map((it) => h('li', {}, it))),
        h('form', { class: 'stack', novalidate: true, onsubmit: submit },
            h('label', { for: 'typed' }, 'To confirm, type your username ', h('strong', {}, username)),
            typed,
            answer,
            button),
    ];
}

export function goneView() {
    return {
        title: 'Account deleted',
        content: [h('div', { class: 'sheet' },
            h('h1', {}, 'Your account is deleted'),
            h('p', { class: 'quiet' }, 'The other services hear of it in this moment, and erase what they hold about you.'),
            h('p', {}, h('a', { href: '#/' }, 'To the roadmap')))],
    };
}
