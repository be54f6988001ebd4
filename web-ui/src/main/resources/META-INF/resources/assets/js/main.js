// Starts the page: who is signed in, which view, and what happens around it.

import { get } from './api.js';
import { connection } from './connection.js';
import { announce, h } from './dom.js';
import { watchTravels } from './journey.js';
import { learning } from './learning.js';
import { letters } from './letters.js';
import { showMasthead, watchUnread } from './masthead.js';
import { say } from './messages.js';
import { problemBox, signInAgain } from './panel.js';
import { neighbours } from './place.js';
import { fetchViews, view } from './routes.js';

/** Sessions are away for seconds, mostly. */
const AGAIN_MILLIS = 5_000;

/** The first view is there and has its data before the others are fetched. */
const CALM_MILLIS = 1_500;

const main = document.getElementById('main');
const scrolled = new Map();
let shown = null;
let left = new AbortController();
let followedLink = false;
let expired = false;

async function route({ first = false } = {}) {
    left.abort();
    left = new AbortController();
    const { signal } = left;
    const here = location.hash;
    const place = scrolled.get(here) ?? 0; // before the new content moves it
    const { title, content } = await opened(here, signal);
    if (signal.aborted) {
        return; // somebody was quicker, and is elsewhere by now
    }
    const before = shown;
    shown = here;
    document.title = title === null ? say.name : say.titled(title);
    main.replaceChildren(...content);
    showMasthead(here);
    if (!first) {
        arrive(before, place);
    }
}

/** A view that cannot be shown says so in its place. Browsers keep a module's failure, so only the whole page can try again. */
async function opened(here, signal) {
    try {
        return await view(here, signal);
    } catch (problem) {
        return { title: say.problem.noView, content: [problemBox(problem, () => location.reload())] };
    }
}

/** A followed link begins at the top. Going back returns to the place, and to the link, from which one came. */
function arrive(before, place) {
    const returning = !followedLink;
    followedLink = false;
    requestAnimationFrame(() => {
        scrollTo(0, returning ? place : 0);
        const link = returning && before ? main.querySelector(`a[href="${CSS.escape(before)}"]`) : null;
        if (!main.contains(document.activeElement) || document.activeElement === main) {
            (link ?? main).focus({ preventScroll: true });
        }
        announce(document.title);
    });
}

function banner(...words) {
    const place = document.getElementById('connection');
    place.className = words.length ? 'banner' : '';
    place.replaceChildren(...(words.length ? [h('p', { class: 'strip' }, ...words)] : []));
}

function watchConnection() {
    connection.addEventListener('lost', () => banner(h('strong', {}, say.connection.lost), say.connection.lostDetail));
    connection.addEventListener('back', () => banner());
    connection.addEventListener('expired', () => {
        if (learning.session.signedIn && !expired) {
            expired = true;
            banner(h('strong', {}, say.connection.expired), say.connection.expiredDetail, signInAgain(''));
        }
    });
    document.addEventListener('visibilitychange', () => expired && !document.hidden && lookWhoIsHere());
}

/** Somebody may have signed in again in another tab; if it is somebody else, this page is not theirs. */
async function lookWhoIsHere() {
    const now = await get('/session').catch(() => ({ signedIn: false }));
    if (now.signedIn && now.username !== learning.session.username) {
        location.reload();
    } else if (now.signedIn) {
        expired = false;
        banner();
        letters.look();
    }
}

function showNeighbours() {
    document.getElementById('neighbours').append(...Object.entries(neighbours).map(([name, address]) =>
        h('li', {}, h('a', { href: address, rel: 'noopener' }, name))));
}

async function start() {
    watchConnection();
    watchUnread();
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
            letters.watch();
        }
    } catch (problem) {
        if (problem.status > 0) {
            banner(h('strong', {}, problem.title), problem.detail);
            setTimeout(() => location.reload(), AGAIN_MILLIS); // who is signed in is not known, and may not sign in again
        }
        connection.addEventListener('back', () => location.reload(), { once: true });
    }
    await route({ first: true });
    setTimeout(fetchViews, CALM_MILLIS);
}

start();
