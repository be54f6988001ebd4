// Who somebody is here: what is held about them, where they are signed in, what acts for them, and the way out.

import { get, send } from './api.js';
import { deletion } from './deletion.js';
import { announce, h } from './dom.js';
import { panel, problemBox } from './panel.js';
import { ago, exactly } from './words.js';

const TITLE = 'Account';
const FILE = 'backroad-my-data.json';

/** As browsers call themselves, the most special name first: each also bears those of the others. */
const BROWSERS = { 'Edg/': 'Edge', 'Firefox/': 'Firefox', 'Chrome/': 'Chrome', 'Safari/': 'Safari' };

/** Parts that load by themselves; all of them are identity-service's, but the data is everybody's. */
export function accountView(signal) {
    return {
        title: TITLE,
        content: [h('div', { class: 'sheet' },
            h('h1', {}, TITLE),
            panel('your account', () => get('/api/v1/account'), who, signal),
            part('data', 'Your data', takeAlong()),
            part('sessions', 'Where you are signed in',
                h('p', { class: 'quiet' }, 'If you end the session of this browser, you are signed out here, too.'),
                panel('your sessions', () => get('/api/v1/account/sessions'), (it) => accessList(it.items.map(session)), signal)),
            part('programs', 'What acts for you',
                h('p', { class: 'quiet' }, 'What a program holds when you end its access works for five more minutes at most. '
                    + 'This page is one of them: without it you are signed out here.'),
                panel('your programs', () => get('/api/v1/account/grants'), (it) => accessList(it.items.map(program)), signal)),
            part('deletion', 'Delete the account', ...deletion()))],
    };
}

function part(id, title, ...content) {
    return h('section', { class: 'card', 'aria-labelledby': id }, h('h2', { id, tabindex: '-1' }, title), ...content);
}

function who({ displayName, username, email, roles }) {
    const facts = { Name: displayName, Username: username, 'E-mail': email, Roles: roles.join(', ') };
    return h('dl', { class: 'accounts' }, ...Object.entries(facts).flatMap(([name, value]) => [
        h('dt', {}, name),
        h('dd', {}, value),
    ]));
}

/** Fetched and not just linked: when a service is away, the page can say so. */
function takeAlong() {
    const answer = h('div', { role: 'status' });
    const fetchAll = async (button) => {
        answer.replaceChildren();
        try {
            const data = await get('/api/v1/personal-data');
            save(JSON.stringify(data, null, 2));
            answer.replaceChildren(h('p', {}, told(data.missing)));
        } catch (problem) {
            answer.replaceChildren(problemBox(problem, () => busy(button, fetchAll)));
        }
    };
    return h('div', { class: 'stack' },
        h('p', { class: 'quiet' }, 'All that the services hold about you, in one file: account, sessions, programs, progress, notifications.'),
        h('button', { class: 'button plain', type: 'button', onclick: (click) => busy(click.currentTarget, fetchAll) }, 'Download my data'),
        answer);
}

function told(missing) {
    return missing.length === 0
        ? `Saved as ${FILE}. It is all that we hold.`
        : `Saved as ${FILE}, without what ${missing.join(' and ')} holds: no answer. Try again in a while.`;
}

function save(text) {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    h('a', { href: address, download: FILE }).click();
    setTimeout(() => URL.revokeObjectURL(address), 0);
}

function accessList(items) {
    return items.length === 0
        ? h('p', { class: 'quiet' }, 'None.')
        : h('ul', { class: 'access' }, ...items.map(access));
}

function access({ path, name, hint, details }) {
    const entry = h('li', {}, h('div', {}, h('strong', { title: hint }, name), ...details.map((it) => h('p', { class: 'quiet small' }, it))));
    const end = async (button) => {
        entry.querySelector('.problem')?.remove();
        try {
            await send('DELETE', path);
            entry.closest('section').querySelector('h2').focus();
            entry.remove();
            announce(`Ended: ${name}`);
        } catch (problem) {
            entry.append(problemBox(problem, () => busy(button, end)));
        }
    };
    entry.append(h('button', {
        class: 'button plain little',
        type: 'button',
        'aria-label': `End ${name}`,
        onclick: (click) => busy(click.currentTarget, end),
    }, 'End'));
    return entry;
}

function session({ id, browser, address, startedAt, lastUsedAt }) {
    const known = Object.keys(BROWSERS).find((it) => browser?.includes(it));
    return {
        path: `/api/v1/account/sessions/${encodeURIComponent(id)}`,
        name: `${BROWSERS[known] ?? 'A browser'} at ${address}`,
        hint: browser,
        details: [`Signed in ${exactly(startedAt)}, used ${ago(lastUsedAt)}`],
    };
}

function program({ id, program: name, scopes, grantedAt, lastUsedAt }) {
    return {
        path: `/api/v1/account/grants/${encodeURIComponent(id)}`,
        name,
        details: [`May: ${scopes.join(', ')}`, `Since ${exactly(grantedAt)}, used ${ago(lastUsedAt)}`],
    };
}

/** While something is under way, a second click does nothing. */
async function busy(button, run) {
    if (button.getAttribute('aria-disabled') === 'true') {
        return;
    }
    button.setAttribute('aria-disabled', 'true');
    await run(button);
    button.removeAttribute('aria-disabled');
}
