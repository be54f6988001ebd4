// Time that was spent on a topic, noted for today.

import { create } from './api.js';
import { h } from './dom.js';
import { field, form } from './forms.js';
import { say } from './messages.js';
import { day } from './words.js';

const USUAL = [15, 30, 60];

export function timeEntry(at, topic) {
    const minutes = h('input', {
        name: 'minutes', id: 'minutes', type: 'number', inputmode: 'numeric', min: '1', max: '1440', step: '1', required: true, value: '30',
    });
    const usual = USUAL.map((number) => h('button', {
        type: 'button', class: 'button plain little', onclick: () => { minutes.value = String(number); minutes.focus(); },
    }, say.unit.minutes(number)));
    return h('section', { 'aria-labelledby': 'time' },
        h('h2', { id: 'time' }, say.time.title),
        form({
            submit: say.time.note,
            plain: true,
            draft: `time/${topic.slug}`,
            save: async () => {
                const noted = await create('/api/v1/time-entries', { topic: topic.slug, minutes: Number(minutes.value) });
                return say.time.noted(noted.minutes, day(noted.day));
            },
        }, field(say.time.minutes, minutes), h('div', { class: 'usual' }, ...usual)));
}
