// Programs of one's own that are called when something happens.

import { create, get } from './api.js';
import { h } from './dom.js';
import { check, field, form } from './forms.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { secret } from './secret.js';
import { station } from './status.js';

/** What a learner's webhook can hear of; those of the catalog are for machines. */
const EVENT_TYPES = [
    'progress.topic_started', 'progress.topic_completed', 'progress.topic_reopened', 'progress.learner_enrolled', 'progress.roadmap_completed',
    'progress.achievement_earned', 'progress.review_due', 'progress.streak_at_risk', 'progress.certificate_issued',
    'progress.group_joined',
];

export function webhooksView(signal) {
    const list = h('div');
    const show = () => list.replaceChildren(
        panel(say.hooks.what, () => get('/api/v1/webhooks?limit=100'), ({ items }) => (items.length === 0
            ? h('p', { class: 'quiet' }, say.hooks.none)
            : h('ul', { class: 'access' }, ...items.map(row))), signal));
    show();
    return meFrame('me/webhooks', [
        part('webhooks', say.hooks.title, h('p', { class: 'quiet' }, say.hooks.lead), list),
        part('register', say.hooks.register, registration(show)),
    ]);
}

function row({ id, url, description, enabled, disabledFor, eventTypes }) {
    return h('li', {}, h('div', {},
        station(enabled ? 'done' : ''), ' ',
        h('a', { href: `#/me/webhooks/${id}` }, url),
        h('p', { class: 'quiet small' }, [
            enabled ? say.hooks.enabled : disabledFor ?? say.hooks.disabled,
            description || null,
            say.hooks.hears(eventTypes.length),
        ].filter(Boolean).join(' · '))));
}

function registration(registered) {
    const once = h('div', { class: 'once' });
    const sheet = form({
        submit: say.hooks.register,
        draft: 'register-webhook',
        attributes: { id: 'register-form' },
        save: async (typed, element) => {
            once.replaceChildren();
            const made = await create('/api/v1/webhooks', formed(typed));
            element.reset();
            once.replaceChildren(secret(made.secret), h('p', {}, h('a', { href: `#/me/webhooks/${made.id}` }, say.hooks.toIt)));
            registered();
            once.querySelector('h3').focus();
        },
    }, ...fields({ url: '', description: '', eventTypes: ['progress.topic_completed'] }));
    return h('div', {}, sheet, once);
}

/** The fields of a webhook, for a new one and for one that is there. */
export function fields({ url, description, eventTypes }) {
    return [
        field(say.hooks.url, h('input', { name: 'url', type: 'url', maxlength: '1000', required: true, autocomplete: 'off', value: url }), say.hooks.urlHint),
        field(say.hooks.description, h('input', { name: 'description', type: 'text', maxlength: '200', autocomplete: 'off', value: description ?? '' })),
        h('fieldset', { 'data-field': 'eventTypes' }, h('legend', {}, say.hooks.events),
            h('div', { class: 'checks-grid' }, ...EVENT_TYPES.map((it) => check(say.hooks.event[it], { name: 'eventTypes', value: it, checked: eventTypes.includes(it) })))),
    ];
}

export function formed(typed) {
    return { url: typed.get('url').trim(), description: typed.get('description').trim(), eventTypes: typed.getAll('eventTypes') };
}
