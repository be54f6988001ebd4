// Starts the page: who is signed in, which view, and what happens around it.

import { get } from './api.js';
import { showColophon } from './colophon.js';
import { connection } from './connection.js';
import { announce, h } from './dom.js';
import { watchTravels } from './journey.js';
import { speakFirst } from './language.js';
import { learning } from './learning.js';
import { letters } from './letters.js';
import { showMasthead, watchUnread } from './masthead.js';
import { say } from './messages.js';
import { problemBox, signInAgain, worded } from './panel.js';
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
let bannerSays = null;

/** @param first nobody came from another view: the page begins, or says the same in another language */
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

/** @param words answers nodes; asked again when the page speaks another language; null for nothing to say */
function banner(words) {
    bannerSays = words;
    const place = document.getElementById('connection');
    place.className = words ? 'banner' : '';
    place.replaceChildren(...(words ? [h('p', { class: 'strip' }, ...words())] : []));
}

function watchConnection() {
    connection.addEventListener('lost', () => banner(() => [h('strong', {}, say.connection.lost), say.connection.lostDetail]));
    connection.addEventListener('back', () => banner(null));
    connection.addEventListener('expired', () => {
        if (learning.session.signedIn && !expired) {
            expired = true;
            banner(() => [h('strong', {}, say.connection.expired), say.connection.expiredDetail, signInAgain('')]);
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
        banner(null);
        letters.look();
    }
}

async function start() {
    watchConnection();
    watchUnread();
    const asked = learning.signedIn();
    asked.catch(() => {}); // is awaited below, when there are words for it
    await speakFirst();
    const travels = watchTravels(document.getElementById('travel'));
    const spoken = () => {
        showColophon(spoken);
        banner(bannerSays);
        travels();
        route({ first: true });
        letters.look(); // what is in the inbox, in these words, too
    };
    showColophon(spoken);
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
        if (await asked) {
            letters.watch();
        }
    } catch (problem) {
        if (problem.status > 0) {
            const { title, detail } = worded(problem);
            banner(() => [h('strong', {}, title), detail]);
            setTimeout(() => location.reload(), AGAIN_MILLIS); // who is signed in is not known, and may not sign in again
        }
        connection.addEventListener('back', () => location.reload(), { once: true });
    }
    await route({ first: true });
    setTimeout(fetchViews, CALM_MILLIS);
}

start();
