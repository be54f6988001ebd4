// What stands above every view: the sections, how much is unread, and who is here.

import { send } from './api.js';
import { h } from './dom.js';
import { dropAllDrafts } from './drafts.js';
import { learning } from './learning.js';
import { letters } from './letters.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { signInAddress } from './place.js';

/** By their address, each with its name among the messages. */
const SECTIONS = { '': 'roadmap', reviews: 'reviews', inbox: 'inbox', me: 'me', system: 'system', docs: 'docs' };
const FOR_ALL = ['', 'docs'];

/** @param hash the view that is shown */
export function showMasthead(hash) {
    const { signedIn, name, username, operator } = learning.session;
    document.getElementById('sections').replaceChildren(...Object.entries(SECTIONS)
        .filter(([section]) => (section === 'system' ? operator : signedIn || FOR_ALL.includes(section)))
        .map(([section, name]) => h('a', { href: `#/${section}`, 'aria-current': isIn(hash, section) ? 'page' : null },
            say.sections[name], section === 'inbox' ? h('span', { class: 'badge', id: 'unread' }) : null)));
    document.getElementById('account').replaceChildren(...(signedIn
        ? [h('span', { class: 'quiet', title: username }, name ?? username),
            h('button', { class: 'button plain little', type: 'button', onclick: signOut }, say.account.signOut)]
        : [h('a', { class: 'button plain little', href: signInAddress() }, say.account.signIn)]));
    showUnread();
}

/** A topic belongs to the roadmap, the account and the journeys to oneself, and source to what one reads. */
function isIn(hash, section) {
    const [, first = ''] = /^#\/([a-z]*)/.exec(hash) ?? [];
    const of = { topics: '', roadmaps: '', account: 'me', journeys: 'me', source: 'docs' };
    return (of[first] ?? first) === section;
}

export function watchUnread() {
    letters.addEventListener('letters', showUnread);
}

function showUnread() {
    const badge = document.getElementById('unread');
    if (badge) {
        const { count, more } = letters.unread;
        badge.hidden = count === 0;
        badge.replaceChildren(h('span', { 'aria-hidden': 'true' }, more || count > 99 ? '99+' : String(count)),
            h('span', { class: 'unseen' }, say.inbox.unreadCount(count)));
    }
}

/**
 * The gateway ends its session and sends us on to identity-service, which ends the single sign-on and sends us on to
 * the start page: an answer in HTML.
 */
async function signOut() {
    try {
        await send('POST', '/session/logout', undefined, { Accept: 'text/html' });
        dropAllDrafts();
        location.assign('/');
    } catch (problem) {
        document.getElementById('main').prepend(problemBox(problem, signOut));
    }
}
