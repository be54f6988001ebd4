// The log of a webhook: each delivery, how it was answered, and the same again.

import { create, get } from './api.js';
import { h } from './dom.js';
import { action } from './forms.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { station } from './status.js';
import { ago, exactly, millis } from './words.js';

const FOLLOW_MILLIS = 1_000;
const FOLLOW_TIMES = 10;
const MARKS = { delivered: 'done', waiting: 'in-progress', failed: 'failed' };

/** Answers the log, and what looks into it again until nothing waits in it. */
export function deliveries(webhook, signal) {
    const content = h('div', { class: 'panel', 'aria-busy': 'true' });
    let looks = 0;
    const look = async () => {
        const mine = ++looks;
        try {
            const { items, next } = await get(`/api/v1/webhooks/${webhook}/deliveries?limit=50`);
            if (mine === looks) { // of two that are under way the older one may come last
                show(items, next);
            }
            return items.some((it) => it.status === 'waiting' && it.attempts === 0);
        } catch (problem) {
            content.replaceChildren(problemBox(problem, look));
            return false;
        } finally {
            content.removeAttribute('aria-busy');
        }
    };
    const follow = async () => {
        for (let times = 0; times < FOLLOW_TIMES && !signal.aborted && await look(); times++) {
            await new Promise((resolve) => { setTimeout(resolve, FOLLOW_MILLIS); });
        }
    };
    const show = (items, next) => {
        const focused = document.activeElement?.closest('[data-delivery]')?.dataset.delivery;
        content.replaceChildren(...(items.length === 0
            ? [h('p', { class: 'quiet' }, say.hooks.noDeliveries)]
            : [h('ul', { class: 'log' }, ...items.map((it) => delivery(it, webhook, follow))),
                next === null ? '' : h('p', { class: 'quiet small' }, say.hooks.newest(items.length))]));
        content.querySelector(`[data-delivery="${focused}"] button`)?.focus();
    };
    follow();
    return { content, follow };
}

function delivery(it, webhook, follow) {
    const row = h('li', { 'data-delivery': it.id, 'data-status': it.status });
    row.append(
        station(MARKS[it.status]),
        h('div', {},
            h('strong', {}, say.hooks.event[it.eventType] ?? it.eventType),
            h('p', { class: 'small' }, outcome(it)),
            h('p', { class: 'quiet small' },
                h('time', { datetime: it.createdAt, title: exactly(it.createdAt) }, ago(it.createdAt)),
                it.redeliveryOf ? ` · ${say.hooks.redelivery}` : ''),
            it.responseExcerpt ? h('details', {}, h('summary', {}, say.hooks.answer), h('pre', { tabindex: '0' }, it.responseExcerpt)) : null),
        action(say.hooks.redeliver, row, async () => {
            await create(`/api/v1/webhooks/${webhook}/deliveries/${it.id}/redeliveries`);
            await follow();
        }, { 'aria-label': `${say.hooks.redeliver}: ${exactly(it.createdAt)}` }));
    return row;
}

function outcome({ status, attempts, responseStatus, responseMillis, error, nextAttemptAt }) {
    return [
        say.hooks.status[status],
        responseStatus ? `${responseStatus}` : null,
        responseMillis === null ? null : millis(responseMillis),
        error,
        say.hooks.attempts(attempts),
        status === 'waiting' && nextAttemptAt ? say.hooks.nextAt(ago(nextAttemptAt)) : null,
    ].filter(Boolean).join(' · ');
}
