// How many topics are to be reviewed today.

import { get } from './api.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';

export function reviewsCard(signal) {
    return h('section', { class: 'card', 'aria-labelledby': 'reviews-today' },
        h('h2', { id: 'reviews-today' }, say.reviews.title),
        panel(say.reviews.what, () => get('/api/v1/reviews?limit=100'), ({ items, next }) => (items.length === 0
            ? h('p', { class: 'quiet' }, say.reviews.none)
            : h('div', { class: 'stack' },
                h('p', {}, say.reviews.due(items.length, next !== null)),
                h('a', { class: 'button plain little', href: '#/reviews' }, say.reviews.begin))), signal));
}
