// How much one wants to learn, and when a day begins.

import { h } from './dom.js';
import { check, field, select } from './forms.js';
import { say } from './messages.js';
import { sharedForm } from './sharedform.js';
import { zoneField } from './zone.js';

const PATH = '/api/v1/learning-settings';

export function goals(seen) {
    return sharedForm({
        path: PATH,
        seen,
        submit: say.form.save,
        draft: 'goals',
        attributes: { id: 'goals-form' },
        fields,
        body: (typed) => ({
            topicsPerWeek: typed.get('topicsPerWeek') === '' ? null : Number(typed.get('topicsPerWeek')),
            reviewsPerDay: Number(typed.get('reviewsPerDay')),
            retention: Number(typed.get('retention')),
            timeZone: typed.get('timeZone'),
            reminders: typed.get('reminders') !== null,
        }),
    });
}

function fields({ topicsPerWeek, reviewsPerDay, retention, timeZone, reminders }) {
    return [
        h('div', { class: 'pair' },
            field(say.goals.perWeek, number('topicsPerWeek', topicsPerWeek ?? '', 50), say.goals.perWeekHint),
            field(say.goals.perDay, number('reviewsPerDay', reviewsPerDay, 200))),
        h('div', { class: 'pair' },
            field(say.goals.retention, select({ name: 'retention' }, retentions(retention), String(retention)), say.goals.retentionHint),
            zoneField(timeZone)),
        check(say.goals.reminders, { name: 'reminders', checked: reminders }),
    ];
}

function number(name, value, max) {
    return h('input', { name, type: 'number', inputmode: 'numeric', min: '1', max: String(max), value: String(value) });
}

/** The one that was chosen elsewhere is offered, too. */
function retentions(chosen) {
    return [...new Set([0.8, 0.85, 0.9, 0.95, chosen])].sort().map((it) => [String(it), say.unit.percent(Math.round(it * 100))]);
}
