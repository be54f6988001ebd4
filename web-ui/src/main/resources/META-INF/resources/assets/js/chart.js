// A small line of how something went. Only for the eye: the number stands beside it, always.

import { svg } from './dom.js';

const WIDTH = 120;
const HEIGHT = 28;
/** Of the dot at the end. */
const RADIUS = 3;

/** @param points how many there is room for */
export function sparkline(points = 60) {
    const area = svg('path', { class: 'area' });
    const line = svg('path', { class: 'line' });
    const now = svg('path', { class: 'now' });
    const ground = svg('path', { class: 'ground', d: `M0 ${HEIGHT - 1}H${WIDTH}` });
    const element = svg('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ground, area, line, now);
    /** @param values null where nothing is known; the newest stands on the right */
    const show = (values) => {
        const most = Math.max(...values.map((it) => it ?? 0), Number.MIN_VALUE);
        const runs = together(values.map((value, index) => (value === null ? null : [
            (WIDTH - RADIUS) * (points - values.length + index) / (points - 1),
            HEIGHT - 2 - (HEIGHT - 4) * value / most,
        ])));
        line.setAttribute('d', runs.map((run) => `M${run.map(said).join('L')}${run.length === 1 ? 'h0.01' : ''}`).join(''));
        now.setAttribute('d', (values.at(-1) ?? null) === null ? '' : `M${said(runs.at(-1).at(-1))}h0.01`);
        area.setAttribute('d', runs.map((run) => `M${run[0][0].toFixed(1)} ${HEIGHT}L${run.map(said).join('L')}V${HEIGHT}Z`).join(''));
    };
    return { element, show };
}

function said([x, y]) {
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Where nothing is known, the line ends and begins anew. */
function together(places) {
    const runs = [[]];
    for (const place of places) {
        if (place === null) {
            runs.push([]);
        } else {
            runs.at(-1).push(place);
        }
    }
    return runs.filter((it) => it.length > 0);
}
