// What can be achieved, and how near one is.

import { h, svg } from './dom.js';
import { say } from './messages.js';
import { station } from './status.js';
import { exactly, minutes } from './words.js';

export function achievements({ items }) {
    const [earned, open] = [items.filter((it) => it.earnedAt !== null), items.filter((it) => it.earnedAt === null)];
    return [
        h('p', { class: 'quiet' }, say.achievements.count(earned.length, items.length)),
        h('ul', { class: 'medals' }, ...[...earned, ...open].map(medal)),
    ];
}

function medal({ name, title: called, description: told, earnedAt, goal, progress, measure }) {
    const [title, description] = say.served.achievements[name] ?? [called, told];
    const earned = earnedAt !== null;
    return h('li', {},
        station(earned ? 'done' : progress > 0 ? 'in-progress' : ''),
        h('div', {},
            h('strong', {}, title),
            h('p', { class: 'quiet small' }, description),
            earned
                ? h('p', { class: 'small' }, say.achievements.earned(exactly(earnedAt)))
                : goal > 1 ? meter(Math.min(progress, goal), goal, title, measure === 'minutes' ? minutes : String) : null));
}

function meter(value, goal, name, told) {
    const near = say.achievements.near(told(value), told(goal));
    return h('div', { class: 'metered' },
        svg('svg', { class: 'meter', viewBox: '0 0 100 4', preserveAspectRatio: 'none', role: 'img', 'aria-label': `${name}: ${near}` },
            svg('rect', { class: 'rail', width: 100, height: 4 }),
            svg('rect', { class: 'filled', width: (100 * value) / goal, height: 4 })),
        h('span', { class: 'quiet small number', 'aria-hidden': 'true' }, near));
}
