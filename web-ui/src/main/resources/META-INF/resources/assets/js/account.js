// Who somebody is here: what is held about them, where they are signed in, what acts for them, and the way out.

import { get, send } from './api.js';
import { deletion } from './deletion.js';
import { announce, h } from './dom.js';
import { busy } from './forms.js';
import { learning } from './learning.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { panel, problemBox } from './panel.js';
import { takeAlong } from './personaldata.js';
import { ago, exactly } from './words.js';

/** As browsers call themselves, the most special name first: each also bears those of the others. */
const BROWSERS = { 'Edg/': 'Edge', 'Firefox/': 'Firefox', 'Chrome/': 'Chrome', 'Safari/': 'Safari' };

/** So many entries of a list are shown before somebody asks for all. */
const AT_FIRST = 8;

/** Parts that load by themselves; all of them are identity-service's, but the data is everybody's. */
export function accountView(signal) {
    return meFrame('account', [
        panel(say.account.what, () => get('/api/v1/account'), who, signal),
        part('data', say.data.all, takeAlong()),
        part('sessions', say.account.sessions,
            h('p', { class: 'quiet' }, say.account.sessionsLead),
            panel(say.account.sessionsWhat, () => get('/api/v1/account/sessions'), (it) => accessList(hereFirst(it.items).map(session)), signal)),
        part('programs', say.account.programs,
            h('p', { class: 'quiet' }, say.account.programsLead),
            panel(say.account.programsWhat, () => get('/api/v1/account/grants'), (it) => accessList(it.items.map(program)), signal)),
        part('deletion', say.deletion.title, ...deletion()),
    ]);
}

function who({ displayName, username, email, roles }) {
    const facts = [displayName, username, email, roles.join(', ')];
    return h('dl', { class: 'accounts' }, ...facts.flatMap((value, at) => [
        h('dt', {}, say.account.facts[at]),
        h('dd', {}, value),
    ]));
}

function accessList(items) {
    if (items.length === 0) {
        return h('p', { class: 'quiet' }, say.account.none);
    }
    const list = h('ul', { class: 'access' }, ...items.slice(0, AT_FIRST).map(access));
    const rest = items.slice(AT_FIRST);
    const more = h('button', {
        class: 'button plain',
        type: 'button',
        onclick: () => {
            const entries = rest.map(access);
            list.append(...entries);
            more.remove();
            entries[0].querySelector('button').focus();
        },
    }, say.account.more(rest.length));
    return h('div', {}, list, rest.length > 0 ? more : '');
}

function access({ path, name, mark, hint, details }) {
    const entry = h('li', {}, h('div', {},
        h('strong', { title: hint }, name), mark ? [' ', h('span', { class: 'tag' }, mark)] : null,
        ...details.map((it) => h('p', { class: 'quiet small' }, it))));
    const end = async (button) => {
        entry.querySelector('.problem')?.remove();
        try {
            await send('DELETE', path);
            entry.closest('section').querySelector('h2').focus();
            entry.remove();
            announce(say.account.ended(name));
        } catch (problem) {
            entry.append(problemBox(problem, () => busy(button, end)));
        }
    };
    entry.append(h('button', {
        class: 'button plain little',
        type: 'button',
        'aria-label': say.account.endOf(name),
        onclick: (click) => busy(click.currentTarget, end),
    }, say.account.end));
    return entry;
}

/** The session of this browser, then the others as they came. */
function hereFirst(sessions) {
    return sessions.toSorted((one, other) => Number(isHere(other)) - Number(isHere(one)));
}

function isHere({ id }) {
    return id === learning.session.id;
}

function session({ id, browser, address, startedAt, lastUsedAt }) {
    const known = Object.keys(BROWSERS).find((it) => browser?.includes(it));
    return {
        path: `/api/v1/account/sessions/${encodeURIComponent(id)}`,
        name: say.account.browserAt(BROWSERS[known], address),
        mark: isHere({ id }) ? say.account.here : null,
        hint: browser,
        details: [say.account.signedIn(exactly(startedAt), ago(lastUsedAt))],
    };
}

function program({ id, program: name, scopes, grantedAt, lastUsedAt }) {
    return {
        path: `/api/v1/account/grants/${encodeURIComponent(id)}`,
        name,
        details: [say.account.may(scopes.join(', ')), say.account.since(exactly(grantedAt), ago(lastUsedAt))],
    };
}
