// Starts the page: who is signed in, which view, and what stands around it.

import { accountView } from './account.js';
import { send } from './api.js';
import { connection } from './connection.js';
import { goneView } from './deletion.js';
import { announce, h } from './dom.js';
import { homeView } from './home.js';
import { inboxView } from './inbox.js';
import { watchTravels } from './journey.js';
import { learning } from './learning.js';
import { problemBox } from './panel.js';
import { neighbours, signInAddress } from './place.js';
import { topicView } from './topic.js';

const VIEWS = [
    [/^(#\/?)?$/, homeView],
    [/^#\/inbox$/, inboxView],
    [/^#\/account$/, accountView],
    [/^#\/gone$/, goneView],
    [/^#\/topics\/([a-z0-9-]+)$/, topicView],
];
/** Views that are not for everybody, and for whom they are. */
const FOR_WHOM = new Map([
    [inboxView, () => learning.session.signedIn],
    [accountView, () => learning.session.signedIn],
    [goneView, () => learning.gone],
]);

const main = document.getElementById('main');
const scrolled = new Map();
let shown = null;
let left = new AbortController();
let followedLink = false;

function route({ first = false } = {}) {
    left.abort();
    left = new AbortController();
    const here = location.hash;
    const place = scrolled.get(here) ?? 0; // before the new content moves it
    const { title, content } = view(here);
    const before = shown;
    shown = here;
    document.title = title === null ? 'Backroad' : `${title} · Backroad`;
    main.replaceChildren(...content);
    showAccount();
    markSection(here);
    if (!first) {
        arrive(before, place);
    }
}

function view(hash) {
    for (const [pattern, show] of VIEWS) {
        const match = pattern.exec(hash);
        if (match && (FOR_WHOM.get(show)?.() ?? true)) {
            return show(left.signal, ...match.slice(1));
        }
    }
    return {
        title: 'Not found',
        content: [h('div', { class: 'sheet' },
            h('h1', {}, 'Nothing is here'),
            h('p', { class: 'quiet' }, 'The address leads nowhere, or you need to sign in first.'),
            h('p', {}, h('a', { href: '#/' }, 'To the roadmap')))],
    };
}

/** A followed link begins at the top. Going back returns to the place, and to the link, from which one came. */
function arrive(before, place) {
    const returning = !followedLink;
    followedLink = false;
    requestAnimationFrame(() => {
        scrollTo(0, returning ? place : 0);
        const link = returning && before ? main.querySelector(`a[href="${CSS.escape(before)}"]`) : null;
        (link ?? main).focus({ preventScroll: true });
        announce(document.title);
    });
}

function markSection(hash) {
    for (const link of document.querySelectorAll('.sections a')) {
        const current = link.getAttribute('href') === (hash || '#/');
        link.toggleAttribute('aria-current', current);
        if (current) {
            link.setAttribute('aria-current', 'page');
        }
    }
}

function showAccount() {
    const { signedIn, name, username } = learning.session;
    for (const section of ['inbox', 'account']) {
        document.querySelector(`.sections a[href="#/${section}"]`).hidden = !signedIn;
    }
    document.getElementById('account').replaceChildren(...(signedIn
        ? [h('span', { class: 'quiet' }, name ?? username),
            h('button', { class: 'button plain little', type: 'button', onclick: signOut }, 'Sign out')]
        : [h('a', { class: 'button plain little', href: signInAddress() }, 'Sign in')]));
}

/**
 * The gateway ends its session and sends us on to identity-service, which ends the single sign-on and sends us on to
 * the start page: an answer in HTML.
 */
async function signOut() {
    try {
        await send('POST', '/session/logout', undefined, { Accept: 'text/html' });
        location.assign('/');
    } catch (problem) {
        main.prepend(problemBox(problem, signOut));
    }
}

function banner(...words) {
    const place = document.getElementById('connection');
    place.className = words.length ? 'banner' : '';
    place.replaceChildren(...(words.length ? [h('p', { class: 'strip' }, ...words)] : []));
}

function watchConnection() {
    connection.addEventListener('lost', () =>
        banner(h('strong', {}, 'The gateway does not answer.'), 'What you see may be old. This page tries again by itself.'));
    connection.addEventListener('back', () => banner());
    connection.addEventListener('expired', () => learning.session.signedIn
        && banner(h('strong', {}, 'Your session has ended.'), h('a', { href: signInAddress() }, 'Sign in again')));
}

function showNeighbours() {
    document.getElementById('neighbours').append(...Object.entries(neighbours).map(([name, address]) =>
        h('li', {}, h('a', { href: address, rel: 'noopener' }, name))));
}

async function start() {
    watchConnection();
    watchTravels(document.getElementById('travel'));
    showNeighbours();
    document.querySelector('.skip').addEventListener('click', (click) => {
        click.preventDefault(); // the address's fragment names the view
        main.focus();
    });
    document.addEventListener('click', (click) => {
        const link = click.target.closest('a[href^="#/"]');
        followedLink = link !== null && link.hash !== location.hash;
    });
    addEventListener('scroll', () => scrolled.set(shown, scrollY), { passive: true });
    addEventListener('hashchange', () => route());
    history.scrollRestoration = 'manual';
    try {
        if (await learning.signedIn()) {
            learning.watchInbox();
        }
    } catch (problem) {
        if (problem.status > 0) {
            banner(h('strong', {}, problem.title), problem.detail);
        }
        connection.addEventListener('back', () => location.reload(), { once: true });
    }
    route({ first: true });
}

start();
