// The stations of one journey: what waited there, what worked, and until when, by what the services noted themselves.

import { h, svg } from './dom.js';
import { say } from './messages.js';
import { station as mark } from './status.js';
import { clock, millis } from './words.js';

/** Where one station would hide all others, the scale is another one from there on. */
const TOO_LONG = 8;
const BEFORE_BREAK = 70;
const BEHIND_BREAK = 76;
/** In percent: what took no time can still be seen. */
const THIN = 0.7;

const at = (instant) => (instant ? Date.parse(instant) : null);

/**
 * In order. From "from" to "begun" something waits there, from "begun" to "done" something works; null is what nobody
 * has noted, or not yet.
 */
export function stations({ at: decided, event }, effects) {
    const { heardAt, notification, mail, webhookCalls = [] } = effects ?? {};
    const heard = at(heardAt);
    const told = at(notification?.createdAt);
    return [
        { name: 'request', from: null, begun: at(decided), done: at(event?.recordedAt) },
        { name: 'outbox', from: at(event?.recordedAt), begun: at(event?.sentAt), done: null },
        { name: 'relay', from: null, begun: at(event?.sentAt), done: at(event?.publishedAt) },
        { name: 'kafka', from: at(event?.publishedAt), begun: heard, done: null },
        { name: 'inbox', from: null, begun: heard, done: told },
        { name: 'notification', from: null, begun: told, done: null },
        { name: 'mail', from: mail ? told ?? heard : null, begun: at(mail?.attemptedAt), done: at(mail?.sentAt), late: true },
        ...webhookCalls.map(({ createdAt, attemptedAt, responseMillis }) => ({
            name: 'webhook', from: at(createdAt), begun: at(attemptedAt), late: true,
            done: attemptedAt && responseMillis !== null ? at(attemptedAt) + responseMillis : null,
        })),
    ];
}

/** What ended before it began took no time: the next station was faster than the note of the one before. */
const span = (from, to) => (from === null || to === null ? null : Math.max(0, to - from));
const waits = ({ from, begun }) => span(from, begun);
const works = ({ begun, done }) => span(begun, done);
/** Until when the station had to do with it, as far as is known. */
const until = ({ begun, done }) => done ?? begun;

/** From the decision to the news, and how much of that was waiting. */
export function figures(all, event) {
    const begin = all[0].begun;
    const of = (name) => all.find((it) => it.name === name);
    const told = of('notification')?.begun ?? null;
    const mailed = of('mail')?.done ?? null;
    const onTheWay = all.filter((it) => !it.late).map(waits).filter((it) => it !== null);
    return event.publishedAt === null && told === null ? '' : h('dl', { class: 'figures' },
        figure(say.hops.toInbox, told === null ? null : millis(told - begin)),
        figure(say.hops.waiting, told === null ? null : millis(onTheWay.reduce((sum, it) => sum + it, 0))),
        figure(say.hops.toMail, mailed === null ? null : millis(mailed - begin)),
        figure(say.hops.place, event?.partition == null ? null : say.hops.at(event.partition, event.offset)));
}

function figure(name, value) {
    return value === null ? null : h('div', {}, h('dt', {}, name), h('dd', { class: 'number' }, value));
}

/** The bars of all stations on one line of time. The table tells the same. */
export function picture(all) {
    const known = all.filter((it) => until(it) !== null);
    const place = scale(known);
    return h('figure', { class: 'lanes', 'aria-hidden': 'true' },
        h('ol', {}, ...known.map((it) => h('li', {}, h('span', {}, say.hops.name[it.name]), lane(it, place)))),
        h('figcaption', {},
            h('span', {}, key('works'), say.hops.works),
            h('span', {}, key('waits'), say.hops.waits),
            place.breaks ? h('span', {}, key('break'), say.hops.broken) : null));
}

/** Answers what makes a place in percent of a moment; "breaks" says where the scale changes, if it does. */
function scale(known) {
    const begin = Math.min(...known.flatMap((it) => [it.from, it.begun]).filter((it) => it !== null));
    const last = (list) => Math.max(...list.map(until)) - begin;
    const end = Math.max(1, last(known));
    const soon = Math.max(1, last(known.filter((it) => !it.late)));
    if (end < TOO_LONG * soon) {
        return (moment) => ((moment - begin) / end) * 100;
    }
    const place = (moment) => (moment - begin <= soon
        ? ((moment - begin) / soon) * BEFORE_BREAK
        : BEHIND_BREAK + ((moment - begin - soon) / (end - soon)) * (100 - BEHIND_BREAK));
    place.breaks = true;
    return place;
}

function lane(it, place) {
    const bars = [];
    const bar = (from, to, kind) => {
        const left = Math.min(place(from), 100 - THIN);
        const right = Math.max(place(Math.max(from, to)), left + THIN);
        bars.push(svg('line', { class: kind, x1: `${left}%`, x2: `${right}%`, y1: 8, y2: 8 }));
    };
    if (waits(it) !== null) {
        bar(Math.min(it.from, it.begun), it.begun, 'waits');
    }
    if (works(it) !== null) {
        bar(it.begun, it.done, 'works');
    } else if (waits(it) === null) {
        bar(until(it), until(it), 'works'); // one moment is all that is known
    }
    const gap = place.breaks
        ? svg('line', { class: 'break', x1: `${(BEFORE_BREAK + BEHIND_BREAK) / 2}%`, x2: `${(BEFORE_BREAK + BEHIND_BREAK) / 2}%`, y1: 0, y2: 16 })
        : '';
    return svg('svg', { class: 'lane', height: 16 }, svg('line', { class: 'rail', x1: 0, x2: '100%', y1: 8, y2: 8 }), ...bars, gap);
}

function key(kind) {
    const upright = kind === 'break';
    return svg('svg', { class: 'lane key', width: 24, height: 16 },
        svg('line', { class: kind, x1: upright ? 12 : 0, x2: upright ? 12 : 24, y1: upright ? 0 : 8, y2: upright ? 16 : 8 }));
}

export function table(all) {
    const begin = all[0].begun;
    return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.hops.table },
        h('table', { class: 'number' },
            h('thead', {}, h('tr', {}, ...say.hops.columns.map((it) => h('th', { scope: 'col' }, it)))),
            h('tbody', {}, ...all.filter((it) => until(it) !== null).map((it) => h('tr', {},
                h('th', { scope: 'row' }, say.hops.name[it.name]),
                h('td', {}, said(waits(it))),
                h('td', {}, said(works(it))),
                h('td', { title: say.hops.since(millis(until(it) - begin)) }, clock(until(it))))))));
}

function said(span) {
    if (span === null) {
        return h('span', { class: 'quiet' }, '–');
    }
    return span === 0 ? say.hops.noTime : millis(span);
}

/**
 * What happens at each station, and what is known of it here.
 *
 * @param remarks what is to be said of a station beside its times, by name
 */
export function hopList(all, remarks) {
    const shown = all.filter((it, number) => all.findIndex((other) => other.name === it.name) === number);
    const [last] = shown.filter((it) => until(it) !== null).slice(-1);
    return h('ol', { class: 'hops' }, ...shown.map((it) => h('li', {
        'data-hop': it.name,
        class: waits(it) !== null ? 'waits' : 'works',
        'data-state': until(it) !== null ? 'passed' : shown.indexOf(it) > shown.indexOf(last) ? 'ahead' : 'unknown',
    },
    mark(until(it) !== null ? 'done' : ''),
    h('div', {},
        h('h4', {}, say.hops.name[it.name], ...chips(it)),
        h('p', {}, ...say.hops.text[it.name].flatMap((sentence) => [sentence, ' '])),
        remarks[it.name]?.length
            ? h('ul', { class: 'remarks' }, ...remarks[it.name].map((remark) => h('li', {}, remark)))
            : null))));
}

function chips(it) {
    const chip = (kind, span) => (span === null
        ? null
        : h('span', { class: `chip ${kind}` }, span === 0 ? say.hops.chipNone[kind] : say.hops.chip[kind](millis(span))));
    return [chip('waits', waits(it)), chip('works', works(it))].filter((it) => it !== null);
}
