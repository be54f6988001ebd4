// "System": how all instances are, what happens between services, and what waits for a decision. For operators, and
// for a wall in a workshop.

import { desks } from './desks.js';
import { h } from './dom.js';
import { eventMap } from './eventmap.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { serviceCard } from './servicecard.js';
import { Watch } from './watch.js';
import { instant, rate, shareOf } from './words.js';

export function systemView(signal) {
    const watch = new Watch(signal);
    const answer = h('div', { class: 'answer' });
    const summary = h('dl', { class: 'figures' });
    const cards = h('div', { class: 'services', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, say.system.looking));
    const shown = new Map();
    const show = () => {
        const { system, problem } = watch;
        answer.replaceChildren(...(problem && problem.status > 0 ? [problemBox(problem, () => watch.look())] : []));
        if (system === null) {
            return;
        }
        summary.replaceChildren(...figures(watch));
        if (shown.size === 0) {
            system.services.forEach(({ service }) => shown.set(service, serviceCard(service)));
            cards.replaceChildren(...[...shown.values()].map((it) => it.element));
            cards.removeAttribute('aria-busy');
        }
        system.services.forEach(({ service, instances }) => shown.get(service).show(instances, watch));
    };
    watch.addEventListener('look', show, { signal });
    const content = h('div', { class: 'system' },
        h('header', {}, h('h1', {}, say.system.title), line(watch, signal)),
        answer,
        summary,
        section('map', say.system.map, h('p', { class: 'quiet map-lead' }, say.system.mapLead), eventMap(watch, signal)),
        h('section', { 'aria-labelledby': 'services' }, h('h2', { id: 'services' }, say.system.services), cards),
        section('desks', say.desk.title, h('p', { class: 'quiet' }, say.desk.lead), desks(watch, signal)));
    watch.look();
    return { title: say.system.title, content: [content] };
}

function section(id, title, ...content) {
    return h('section', { class: 'card', 'aria-labelledby': id }, h('h2', { id }, title), ...content);
}

/** Says whether what one sees is of now. */
function line(watch, signal) {
    const place = h('p', { class: 'live-line small', role: 'status', 'data-state': 'opening' }, say.system.line.opening);
    const show = () => {
        const state = watch.problem ? 'lost' : 'live';
        const said = state === 'live' ? say.system.line.live : say.system.line.lost(watch.system && instant(watch.system.at));
        if (place.textContent !== said) {
            place.dataset.state = state;
            place.textContent = said;
        }
    };
    watch.addEventListener('look', show, { signal });
    return place;
}

/** What one wants to know from the other end of the room. */
function figures(watch) {
    const { services } = watch.system;
    const instances = services.flatMap((it) => it.instances);
    const up = services.filter((it) => it.instances.some(({ state }) => state === 'up'));
    const door = watch.now('gateway');
    const letters = services.map(({ service }) => watch.points(service).at(-1)?.deadLetters).filter((it) => it !== null && it !== undefined);
    const waiting = services.map(({ service }) => watch.points(service).at(-1)?.outbox?.unpublished ?? 0);
    return [
        figure('up', say.system.up, say.system.of(up.length, services.length), up.length < services.length),
        figure('instances', say.system.instances, say.system.of(instances.filter((it) => it.state === 'up').length, instances.length)),
        figure('rate', say.system.atTheDoor, door ? rate(door.perSecond) : say.system.nothing),
        figure('failed', say.system.figure.failed, door ? shareOf(door.failed) : say.system.nothing, door?.failed > 0),
        figure('outbox', say.system.figure.outbox, String(sum(waiting))),
        figure('letters', say.desk.title, letters.length === 0 ? say.system.unknown : String(sum(letters)), sum(letters) > 0),
    ];
}

function figure(id, name, value, alarming = false) {
    return h('div', { class: alarming ? 'alarming' : null, 'data-figure': id }, h('dt', {}, name), h('dd', { class: 'number' }, value));
}

function sum(numbers) {
    return numbers.reduce((one, other) => one + other, 0);
}
