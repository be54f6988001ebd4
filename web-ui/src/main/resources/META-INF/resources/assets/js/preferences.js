// What one wants to be told, and how.

import { read } from './api.js';
import { h } from './dom.js';
import { check, field, select } from './forms.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { sharedForm } from './sharedform.js';
import { zoneField } from './zone.js';

const PATH = '/api/v1/notification-preferences';
const CHANNELS = ['page', 'mail'];

export function preferencesView(signal) {
    return meFrame('me/notifications', [
        part('preferences', say.preferences.title,
            h('p', { class: 'quiet' }, say.preferences.lead),
            panel(say.preferences.what, () => read(PATH), preferences, signal)),
    ]);
}

function preferences(seen) {
    return sharedForm({
        path: PATH,
        seen,
        submit: say.form.save,
        draft: 'preferences',
        attributes: { id: 'preferences-form' },
        fields,
        body: (typed, { kinds }) => wish(typed, Object.keys(kinds)),
    });
}

function fields({ kinds, weeklyDigest, language, timeZone, quietHours }) {
    return [
        table(kinds),
        check(say.preferences.digest, { name: 'weeklyDigest', checked: weeklyDigest }),
        h('div', { class: 'pair' },
            field(say.preferences.language, select({ name: 'language' }, Object.entries(say.preferences.languages), language)),
            zoneField(timeZone)),
        quiet(quietHours ?? null),
    ];
}

function wish(typed, kinds) {
    const on = (name) => typed.get(name) !== null;
    return {
        kinds: Object.fromEntries(kinds.map((kind) => [kind, Object.fromEntries(CHANNELS.map((it) => [it, on(`${kind}/${it}`)]))])),
        weeklyDigest: on('weeklyDigest'),
        language: typed.get('language'),
        timeZone: typed.get('timeZone'),
        quietHours: on('quiet') ? { from: typed.get('from'), until: typed.get('until') } : null,
    };
}

function table(kinds) {
    return h('table', { class: 'kinds', 'data-field': 'kinds' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, say.preferences.kind),
            ...CHANNELS.map((it) => h('th', { scope: 'col' }, say.preferences.channels[it])))),
        h('tbody', {}, ...Object.entries(kinds).map(([kind, by]) => h('tr', {},
            h('th', { scope: 'row' }, say.kind[kind] ?? kind),
            ...CHANNELS.map((it) => h('td', {}, check(h('span', { class: 'unseen' }, `${say.kind[kind] ?? kind}, ${say.preferences.channels[it]}`), {
                name: `${kind}/${it}`, checked: by[it],
            })))))));
}

/** Mail waits until they are over. */
function quiet(hours) {
    const time = (name, value) => h('input', { name, type: 'time', value: value.slice(0, 5), required: true });
    const times = h('div', { class: 'pair', hidden: hours === null },
        field(say.preferences.from, time('from', hours?.from ?? '22:00')),
        field(say.preferences.until, time('until', hours?.until ?? '07:00')));
    return h('div', { 'data-field': 'quietHours', class: 'stack' },
        check(say.preferences.quiet, { name: 'quiet', checked: hours !== null, onchange: (event) => { times.hidden = !event.target.checked; } }),
        times);
}
