// How much one wants to learn, and when a day begins.

import { replace } from './api.js';
import { h } from './dom.js';
import { check, field, form, select } from './forms.js';
import { say } from './messages.js';
import { zoneField } from './zone.js';

const PATH = '/api/v1/learning-settings';

export function goals(seen) {
    const { data } = seen;
    let etag = seen.etag;
    return form({
        submit: say.form.save,
        save: async (typed) => {
            const answer = await replace(PATH, {
                topicsPerWeek: typed.get('topicsPerWeek') === '' ? null : Number(typed.get('topicsPerWeek')),
                reviewsPerDay: Number(typed.get('reviewsPerDay')),
                retention: Number(typed.get('retention')),
                timeZone: typed.get('timeZone'),
                reminders: typed.get('reminders') !== null,
            }, etag);
            etag = answer.etag;
            return say.form.saved;
        },
    },
    h('div', { class: 'pair' },
        field(say.goals.perWeek, number('topicsPerWeek', data.topicsPerWeek ?? '', 50), say.goals.perWeekHint),
        field(say.goals.perDay, number('reviewsPerDay', data.reviewsPerDay, 200))),
    h('div', { class: 'pair' },
        field(say.goals.retention, select({ name: 'retention' }, retentions(data.retention), String(data.retention)), say.goals.retentionHint),
        zoneField(data.timeZone)),
    check(say.goals.reminders, { name: 'reminders', checked: data.reminders }));
}

function number(name, value, max) {
    return h('input', { name, type: 'number', inputmode: 'numeric', min: '1', max: String(max), value: String(value) });
}

/** The one that was chosen elsewhere is offered, too. */
function retentions(chosen) {
    return [...new Set([0.8, 0.85, 0.9, 0.95, chosen])].sort().map((it) => [String(it), `${Math.round(it * 100)} %`]);
}
