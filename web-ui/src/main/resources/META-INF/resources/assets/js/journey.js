// The journey line: the mark of Backroad, its explanation, and the strip that follows one click.

import { h, icon } from './dom.js';
import { learning } from './learning.js';
import { neighbours } from './place.js';
import { station } from './status.js';
import { millis } from './words.js';

const STATIONS = [
    ['Request', 'The gateway knows who asks and passes the click on.', false],
    ['Outbox', 'The change and the news of it are saved together, or not at all.', true],
    ['Kafka', 'The news waits in order, for whoever wants to read it.', true],
    ['Inbox', 'The effect happens once, even if the news arrives twice.', true],
    ['Mail', 'A message tells you. The whole way took a moment.', true],
];

/** Explains the five stations. From the outbox on, each one waits for the next to fetch its work. */
export function journeyLine() {
    return h('ol', { class: 'journey wide' }, ...STATIONS.map(([name, text, waits]) =>
        h('li', { class: waits ? 'waits' : 'works' }, station('done'), h('h3', {}, name), h('p', {}, text))));
}

/** Shows the strip whenever a completed topic sets out. */
export function watchTravels(place) {
    learning.addEventListener('travel', ({ detail }) => place.replaceChildren(strip(detail, () => place.replaceChildren())));
}

function strip({ title, request, inbox, late }, close) {
    const there = inbox !== undefined;
    return h('section', { class: 'travel', 'aria-label': 'The journey of your click' },
        h('div', { class: 'strip' },
            h('h2', {}, headline(title, there, late)),
            mailboxLink(there),
            h('button', { class: 'button plain little icon', type: 'button', 'aria-label': 'Close', onclick: close }, icon('close')),
            h('ol', {},
                stop('Request', `answered in ${millis(request)}`, 'done', 'works'),
                stop('Outbox', 'saved with the change', 'done', there ? 'works' : 'waits'),
                stop('Kafka', there ? 'passed on' : 'waiting', there ? 'done' : '', there ? 'works' : 'ahead'),
                stop('Inbox', there ? `seen ${millis(inbox)} later` : 'ahead', there ? 'done' : '', 'ahead'),
                stop('Mail', there ? 'goes out by itself' : 'ahead', '', 'ahead'))));
}

function headline(title, there, late) {
    if (there) {
        return `${title} is done, and the news is in your inbox.`;
    }
    return late
        ? `${title} is done. The news still waits: the outbox keeps it until Kafka and the inbox are there.`
        : `${title} is done. The news is on its way.`;
}

function stop(name, text, state, way) {
    return h('li', { class: way }, station(state), h('b', {}, name), h('span', {}, text));
}

function mailboxLink(there) {
    return there && neighbours.Mailbox
        ? h('a', { class: 'small', href: neighbours.Mailbox, rel: 'noopener' }, 'Open the mailbox')
        : null;
}
