// One service: its instances, its figures with how they went, and its routes.

import { sparkline } from './chart.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { stacked, stackedRow } from './stacked.js';
import { station } from './status.js';
import { ago, atMost, exactly, millis, rate, shareOf, whole } from './words.js';

const MARKS = { up: 'done', down: 'failed', away: 'failed' };
/** More would not be read; the first have most of the traffic. */
const ROUTES = 25;

/** The same nodes for as long as the view lasts, so that nothing jumps and what was opened stays open. */
export function serviceCard(service) {
    const instances = h('ul', { class: 'instances' });
    const rows = new Map();
    const figures = h('tbody');
    const routes = h('tbody');
    const table = h('table', { class: 'figures-table' },
        h('caption', { class: 'unseen' }, say.system.figuresOf(service)),
        head(say.system.figureColumns), figures);
    const none = h('p', { class: 'quiet' }, say.system.soon);
    const element = h('section', { class: 'card service', 'aria-labelledby': service, 'data-service': service },
        h('h3', { id: service }, service),
        instances,
        none,
        table,
        h('details', {}, h('summary', {}, say.system.routes),
            h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.system.routesOf(service) },
                stacked(h('table', { class: 'routes-table' }, head(say.system.routeColumns), routes)))));
    const show = (all, watch) => {
        instances.replaceChildren(...all.map(instance));
        const points = watch.points(service);
        const series = seriesOf(points, service);
        none.hidden = points.length > 1 || all.every((it) => it.figures === null);
        table.hidden = series.length === 0;
        rows.forEach((it, name) => { it.element.hidden = !series.some(([known]) => known === name); });
        series.forEach(([name, values, said], index) => {
            if (!rows.has(name)) {
                rows.set(name, row(name));
                figures.insertBefore(rows.get(name).element, figures.rows[index] ?? null);
            }
            rows.get(name).show(values, said);
        });
        routes.replaceChildren(...routeRows(watch.lately(service)));
    };
    return { element, show };
}

function head(columns) {
    return h('thead', {}, h('tr', {}, ...columns.map((it) => h('th', { scope: 'col' }, it))));
}

function instance({ address, state, reason, failing, version, since }) {
    return h('li', { 'data-state': state },
        station(MARKS[state]),
        h('div', {},
            h('p', {}, h('strong', {}, say.system.state[state]), ' ', h('code', {}, address),
                version ? h('span', { class: 'version' }, ' ', say.system.version(version)) : null),
            h('p', { class: 'quiet small' }, [
                failing.length > 0 ? say.system.failing(failing) : null,
                reason ? say.system.reason[state === 'away' ? 'away' : 'figures'][reason] : null,
                since ? h('time', { datetime: since, title: exactly(since) }, say.system.since(ago(since))) : null,
            ].filter(Boolean).flatMap((it, index) => (index === 0 ? [it] : [' · ', it])))));
}

/** [name, values of two minutes, how the value at an index is said]; what a service does not have is left out. */
function seriesOf(points, service) {
    const last = points.at(-1);
    const of = (name, read, said) => [name, points.map((it) => read(it) ?? null), said];
    const length = (which) => (value, index) => atMost(value, points[index][which].beyond);
    const all = [
        of(say.system.figure.perSecond, (it) => it.perSecond, (value) => rate(value)),
        of(say.system.figure.failed, (it) => it.failed, (value) => shareOf(value)),
        of(say.system.figure.half, (it) => it.half?.millis, length('half')),
        of(say.system.figure.most, (it) => it.most?.millis, length('most')),
        ...(last?.caches ?? []).map(({ name }) => of(say.system.cache[name] ?? name,
            (it) => it.caches?.find((cache) => cache.name === name)?.share, (value) => shareOf(value))),
        of(say.system.figure.outbox, (it) => it.outbox?.unpublished, (value) => whole(value)),
        of(say.system.figure.oldest, (it) => it.outbox && it.outbox.oldestSeconds * 1_000, (value) => millis(value)),
        ...(last?.lag ?? []).map(({ group }) => of(say.system.figure.lag(group.replace(`${service}.`, '')),
            (it) => it.lag.find((other) => other.group === group)?.records, (value) => whole(value))),
        of(say.desk.title, (it) => it.deadLetters, (value) => whole(value)),
    ];
    return all.filter(([, values]) => values.some((it) => it !== null));
}

function row(name) {
    const now = h('td', { class: 'number' });
    const most = h('td', { class: 'number' });
    const chart = sparkline();
    const show = (values, said) => {
        const last = values.at(-1);
        const highest = values.reduce((best, it, index) => (it !== null && (best === -1 || it > values[best]) ? index : best), -1);
        now.textContent = last === null ? say.system.nothing : said(last, values.length - 1);
        most.textContent = said(values[highest], highest);
        chart.show(values);
    };
    return { element: h('tr', {}, h('th', { scope: 'row' }, name), now, most, h('td', { class: 'picture' }, chart.element)), show };
}

function routeRows(lately) {
    const busy = (lately?.routes ?? []).filter((it) => it.count > 0).toSorted((one, other) => other.count - one.count);
    return busy.length === 0
        ? [stackedRow(h('tr', {}, h('td', { colspan: say.system.routeColumns.length, class: 'quiet' }, say.system.noRequests)))]
        : busy.slice(0, ROUTES).map((it) => stackedRow(h('tr', {},
            h('th', { scope: 'row' }, h('code', {}, said(it.name))),
            h('td', { class: 'number' }, rate(it.perSecond)),
            h('td', { class: 'number' }, shareOf(it.refused)),
            h('td', { class: 'number' }, shareOf(it.failed)),
            h('td', { class: 'number' }, it.half ? atMost(it.half.millis, it.half.beyond) : say.system.nothing),
            h('td', { class: 'number' }, it.most ? atMost(it.most.millis, it.most.beyond) : say.system.nothing)), say.system.routeColumns));
}

/** What came to no route: answers that were kept, refusals, what does not exist. */
function said(route) {
    return route.endsWith(' UNKNOWN') ? route.replace('UNKNOWN', say.system.noRoute) : route;
}
