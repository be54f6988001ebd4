// What the views about oneself have in common: the same heading, and the way from one to the other.

import { h } from './dom.js';
import { say } from './messages.js';

const PLACES = ['me', 'journeys', 'me/group', 'me/certificates', 'me/notifications', 'me/webhooks', 'me/data', 'account'];

/** @param here one of the places */
export function meFrame(here, content, name = say.me.places[here]) {
    const places = h('nav', { class: 'places', 'aria-label': say.me.title }, ...PLACES.map((place) =>
        h('a', { href: `#/${place}`, 'aria-current': place === here ? 'page' : null }, say.me.places[place])));
    return {
        title: name,
        content: [h('div', { class: 'me' },
            places,
            h('div', { class: 'parts' }, h('h1', {}, name), ...content))],
    };
}

export function part(id, title, ...content) {
    return h('section', { class: 'card', 'aria-labelledby': id }, h('h2', { id, tabindex: '-1' }, title), ...content);
}
