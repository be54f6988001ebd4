// Who tells what to whom, as the contracts say, lit by what is heard at this moment.

import { get } from './api.js';
import { h, svg } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { stacked } from './stacked.js';
import { enumerated, rate } from './words.js';

const WIDTH = 960;
const ROW = 46;
const BOX = { width: 176, height: 32 };
const TOPIC = { width: 220, height: 32 };
const COLUMNS = [0, (WIDTH - TOPIC.width) / 2, WIDTH - BOX.width];

export function eventMap(watch, signal) {
    return panel(say.system.mapWhat, () => get('/assets/event-map.json'), (events) => drawn(topicsOf(events), watch, signal), signal);
}

/** Topics, those of one service together, each with who is on it. */
function topicsOf(events) {
    return [...Map.groupBy(events, (it) => it.topic)].map(([topic, all]) => ({
        topic,
        publisher: all[0].publisher,
        consumers: [...new Set(all.flatMap((it) => it.consumers))].sort(),
    })).sort((one, other) => one.topic.localeCompare(other.topic));
}

function drawn(topics, watch, signal) {
    const rows = topics.map(tableRow);
    const picture = pictureOf(topics);
    const show = () => {
        const heard = heardNow(watch);
        picture.light(heard);
        rows.forEach((it) => it.show(heard));
    };
    watch.addEventListener('look', show, { signal });
    show();
    return [
        h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.system.map }, picture.element),
        h('details', { open: matchMedia('(width < 48rem)').matches }, h('summary', {}, say.system.asTable),
            h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.system.mapTable },
                stacked(h('table', {},
                    h('thead', {}, h('tr', {}, ...say.system.mapColumns.map((it) => h('th', { scope: 'col' }, it)))),
                    h('tbody', {}, ...rows.map((it) => it.element)))))),
    ];
}

/** Events a second by topic and hearer. A service may listen in several groups, and then hears everything as often. */
function heardNow(watch) {
    const heard = new Map();
    for (const { service } of watch.system?.services ?? []) {
        for (const { topic, perSecond } of watch.now(service)?.heard ?? []) {
            const key = `${topic} ${service}`;
            heard.set(key, Math.max(heard.get(key) ?? 0, perSecond));
        }
    }
    return heard;
}

/** Whoever hears most has missed least of what was told. */
function told({ topic, consumers }, heard) {
    return Math.max(...consumers.map((it) => heard.get(`${topic} ${it}`) ?? 0));
}

function tableRow(of) {
    const rateNow = h('td', { class: 'number' });
    return {
        element: h('tr', {},
            h('th', { scope: 'row' }, of.topic), h('td', {}, of.publisher), h('td', {}, enumerated(of.consumers)), rateNow),
        show: (heard) => { rateNow.textContent = rate(told(of, heard)); },
    };
}

function pictureOf(topics) {
    const middle = (index) => ROW * index + ROW / 2;
    const height = ROW * topics.length;
    const publishers = placed(topics, (it) => [it.publisher], middle, height);
    const consumers = placed(topics, (it) => it.consumers, middle, height);
    const ways = topics.flatMap((it, index) => [
        way(COLUMNS[0] + BOX.width, publishers.get(it.publisher), COLUMNS[1], middle(index), (heard) => told(it, heard)),
        ...it.consumers.map((consumer) => way(COLUMNS[1] + TOPIC.width, middle(index), COLUMNS[2], consumers.get(consumer),
            (heard) => heard.get(`${it.topic} ${consumer}`) ?? 0)),
    ]);
    const boxes = topics.map((it, index) => box(it.topic, COLUMNS[1], middle(index), TOPIC, (heard) => told(it, heard)));
    const ends = [
        ...[...publishers].map(([name, y]) => box(name, COLUMNS[0], y, BOX)),
        ...[...consumers].map(([name, y]) => box(name, COLUMNS[2], y, BOX)),
    ];
    const element = svg('svg', { class: 'event-map', viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: 'img', 'aria-label': say.system.picture },
        ...[...ways, ...ends, ...boxes].map((it) => it.element));
    return { element, light: (heard) => [...ways, ...boxes].forEach((it) => it.light(heard)) };
}

/** Services where most of their topics are, from top to bottom, as far apart as there is room. */
function placed(topics, servicesOf, middle, height) {
    const places = new Map();
    topics.forEach((it, index) => servicesOf(it).forEach((service) => places.set(service, [...(places.get(service) ?? []), middle(index)])));
    const ordered = [...places].map(([service, all]) => [service, all.reduce((one, other) => one + other) / all.length])
        .sort(([, one], [, other]) => one - other);
    return new Map(ordered.map(([service], index) => [service, height * (index + 0.5) / ordered.length]));
}

function way(fromX, fromY, toX, toY, perSecond) {
    const bend = (toX - fromX) / 2;
    const element = svg('path', { class: 'way', d: `M${fromX} ${fromY}C${fromX + bend} ${fromY} ${toX - bend} ${toY} ${toX} ${toY}` });
    return { element, light: (heard) => element.classList.toggle('lit', perSecond(heard) > 0) };
}

/** @param perSecond what stands on its right; nothing for a service */
function box(name, x, y, { width, height }, perSecond = null) {
    const number = svg('text', { class: 'rate', x: x + width - 12, y: y + 4.5, 'text-anchor': 'end' });
    const element = svg('g', { class: perSecond ? 'topic-box' : 'service-box' },
        svg('rect', { x: x + 1, y: y - height / 2, width: width - 2, height, rx: perSecond ? height / 2 : 8 }),
        svg('text', { x: x + 12, y: y + 4.5 }, name), number);
    const light = (heard) => {
        const now = perSecond(heard);
        element.classList.toggle('lit', now > 0);
        number.textContent = now > 0 ? rate(now) : '';
    };
    return { element, light };
}
