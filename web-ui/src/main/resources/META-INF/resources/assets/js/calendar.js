// A year of days: as a picture, and as a table of those on which something happened.

import { h, svg } from './dom.js';
import { say } from './messages.js';
import { day, daysLater, inLanguage, minutes } from './words.js';

const CELL = 12;
const TOP = 16;
const LEFT = 28;
const WEEKS_IN_A_ROW = 26;
const month = inLanguage(Intl.DateTimeFormat, { month: 'short', timeZone: 'UTC' });
const weekday = inLanguage(Intl.DateTimeFormat, { weekday: 'short', timeZone: 'UTC' });

export function calendar({ days, from, to, today, streak, week }) {
    const busy = days.filter((it) => weight(it) > 0);
    const known = new Map(days.map((it) => [it.day, it]));
    const middle = daysLater(monday(to), -WEEKS_IN_A_ROW * 7);
    return [
        h('dl', { class: 'figures' },
            figure(say.activity.streak, say.activity.days(streak.current)),
            figure(say.activity.longest, say.activity.days(streak.longest)),
            figure(say.activity.week, week.goal ? say.activity.ofGoal(week.topicsCompleted, week.goal) : say.roadmap.topics(week.topicsCompleted))),
        h('div', { class: 'calendars' },
            picture(known, from, to, today, 'whole'),
            // Where a year does not fit in a row, it takes two.
            picture(known, from, daysLater(middle, -1), today, 'half'),
            picture(known, middle, to, today, 'half')),
        scale(),
        busy.length === 0
            ? h('p', { class: 'quiet' }, say.activity.none)
            : h('details', {}, h('summary', {}, say.activity.asTable(busy.length)), table(busy)),
    ];
}

function figure(name, value) {
    return h('div', {}, h('dt', {}, name), h('dd', { class: 'number' }, value));
}

/** A topic is worth more than an answer, and half an hour as much as an answer. */
function weight({ topicsCompleted, reviewsAnswered, minutes }) {
    return 2 * topicsCompleted + reviewsAnswered + Math.ceil(minutes / 30);
}

function level(of) {
    return of === undefined ? 0 : Math.min(4, Math.ceil(weight(of) / 2));
}

function monday(day) {
    return daysLater(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Columns are weeks from Monday on. */
function picture(known, from, to, today, part) {
    const start = monday(from);
    const cells = [];
    const months = [];
    let at = start;
    let column = 0;
    for (let number = 0; at <= to; number++, at = daysLater(start, number)) {
        column = Math.floor(number / 7);
        const date = new Date(`${at}T00:00:00Z`);
        if (at >= from) {
            cells.push(svg('rect', {
                class: `day level-${level(known.get(at))}${at === today ? ' today' : ''}`,
                x: LEFT + column * CELL, y: TOP + (number % 7) * CELL, width: CELL - 2, height: CELL - 2, rx: 2,
            }, svg('title', {}, told(at, known.get(at)))));
        }
        if (date.getUTCDate() === 1) {
            months.push({ first: column, text: month().format(date) });
        }
    }
    // Halves are as wide as each other.
    const width = LEFT + Math.max(column + 1, part === 'half' ? WEEKS_IN_A_ROW + 1 : 0) * CELL;
    // A name is wider than a week: that of a month which has just begun ends where the picture does.
    const above = months.map(({ first, text }) => (first > column - 2
        ? svg('text', { x: width, y: TOP - 5, 'text-anchor': 'end' }, text)
        : svg('text', { x: LEFT + first * CELL, y: TOP - 5 }, text)));
    const names = [0, 2, 4].map((it) => svg('text', { x: 0, y: TOP + it * CELL + 9 }, weekday().format(new Date(Date.UTC(2024, 0, 1 + it)))));
    return svg('svg', { class: `calendar ${part}`, viewBox: `0 0 ${width} ${TOP + 7 * CELL}`, width, height: TOP + 7 * CELL, role: 'img', 'aria-label': part === 'whole' ? say.activity.picture : `${say.activity.picture}: ${day(from)} – ${day(to)}` },
        ...above, ...names, ...cells);
}

function told(date, of) {
    return `${day(date)}: ${of === undefined ? say.activity.nothing : say.activity.did(of.topicsCompleted, of.reviewsAnswered, of.minutes)}`;
}

function scale() {
    return h('p', { class: 'scale quiet small', 'aria-hidden': 'true' }, say.activity.less,
        svg('svg', { viewBox: '0 0 60 10', width: 60, height: 10 }, ...[0, 1, 2, 3, 4].map((it) =>
            svg('rect', { class: `day level-${it}`, x: it * CELL, y: 0, width: CELL - 2, height: CELL - 2, rx: 2 }))),
        say.activity.more);
}

function table(days) {
    return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.activity.title },
        h('table', {},
            h('thead', {}, h('tr', {}, ...say.activity.columns.map((it) => h('th', { scope: 'col' }, it)))),
            h('tbody', {}, ...days.toReversed().map((it) => h('tr', {},
                h('th', { scope: 'row' }, day(it.day)),
                h('td', {}, String(it.topicsCompleted)),
                h('td', {}, String(it.reviewsAnswered)),
                h('td', {}, minutes(it.minutes)))))));
}
