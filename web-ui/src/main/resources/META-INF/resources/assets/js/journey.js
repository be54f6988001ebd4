// The journey line: the mark of Backroad, its explanation, and the strip that follows one click.

import { h, icon } from './dom.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { neighbours } from './place.js';
import { station } from './status.js';
import { millis } from './words.js';

/** Explains the five stations. From the outbox on, each one waits for the next to fetch its work. */
export function journeyLine() {
    return h('ol', { class: 'journey wide' }, ...say.journey.stations.map(([name, text, waits]) =>
        h('li', { class: waits ? 'waits' : 'works' }, station('done'), h('h3', {}, name), h('p', {}, text))));
}

/** Shows the strip whenever a completed topic sets out. Answers what says it again, in the language of the page. */
export function watchTravels(place) {
    let latest = null;
    const show = (travel) => {
        latest = travel;
        place.replaceChildren(...(latest === null ? [] : [strip(latest, () => show(null))]));
    };
    learning.addEventListener('travel', ({ detail }) => show(detail));
    return () => show(latest);
}

function strip({ title, slug, request, inbox, late }, close) {
    const there = inbox !== undefined;
    return h('section', { class: 'travel', 'aria-label': say.travel.title },
        h('div', { class: 'strip' },
            h('h2', {}, headline(title, there, late)),
            h('a', { class: 'small', href: `#/journeys/topics/${slug}` }, say.travel.whole),
            mailboxLink(there),
            h('button', { class: 'button plain little icon', type: 'button', 'aria-label': say.travel.close, onclick: close }, icon('close')),
            h('ol', {},
                stop(0, say.travel.answered(millis(request)), 'done', 'works'),
                stop(1, say.travel.saved, 'done', there ? 'works' : 'waits'),
                stop(2, there ? say.travel.passed : say.travel.waiting, there ? 'done' : '', there ? 'works' : 'ahead'),
                stop(3, there ? say.travel.seen(millis(inbox)) : say.travel.ahead, there ? 'done' : '', 'ahead'),
                stop(4, there ? say.travel.goesOut : say.travel.ahead, '', 'ahead'))));
}

function headline(title, there, late) {
    if (there) {
        return say.travel.there(title);
    }
    return late ? say.travel.late(title) : say.travel.onItsWay(title);
}

function stop(number, text, state, way) {
    return h('li', { class: way }, station(state), h('b', {}, say.journey.stations[number][0]), h('span', {}, text));
}

function mailboxLink(there) {
    return there && neighbours.Mailbox
        ? h('a', { class: 'small', href: neighbours.Mailbox, rel: 'noopener' }, say.travel.mailbox)
        : null;
}
