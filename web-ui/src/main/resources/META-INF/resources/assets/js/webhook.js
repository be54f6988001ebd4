// One webhook: what it is, its secret, a test call, and the log of its deliveries.

import { create, read, replace, send } from './api.js';
import { deliveries } from './deliveries.js';
import { h, icon } from './dom.js';
import { action, graveAction } from './forms.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { secret } from './secret.js';
import { sharedForm } from './sharedform.js';
import { isUnsaved } from './unsaved.js';
import { fields, formed } from './webhooks.js';

export function webhookView(signal, id) {
    const place = h('div', { class: 'parts' });
    const show = () => place.replaceChildren(
        panel(say.hooks.what, () => read(`/api/v1/webhooks/${id}`), (seen) => webhook(seen, show, signal), signal));
    show();
    return meFrame('me/webhooks', [h('p', {}, h('a', { class: 'crumb', href: '#/me/webhooks' }, icon('back'), say.hooks.toAll)), place], say.hooks.one);
}

/** @param seen the webhook and its version */
function webhook(seen, changed, signal) {
    const { data } = seen;
    const log = deliveries(data.id, signal);
    return [
        part('hook', data.url, state(data), editing(seen, changed)),
        part('deeds', say.hooks.deeds, deeds(seen, changed, log)),
        part('log', say.hooks.log, log.content),
    ];
}

function state({ enabled, disabledFor }) {
    return h('p', { class: enabled ? 'quiet' : 'refusal' }, enabled ? say.hooks.enabled : say.hooks.disabledFor(disabledFor));
}

function editing(seen, changed) {
    const { id } = seen.data;
    const draft = `webhook/${id}`;
    return h('details', { open: isUnsaved(draft) }, h('summary', {}, say.hooks.edit), sharedForm({
        path: `/api/v1/webhooks/${id}`,
        seen,
        submit: say.form.save,
        draft,
        attributes: { id: 'webhook-form' },
        fields,
        body: (typed, { enabled }) => ({ ...formed(typed), enabled }),
        settled: changed,
    }));
}

/** A new secret is a new version; who types does so over this one, unless somebody else has changed more than that. */
async function versionAfter({ data, etag }) {
    const now = await read(`/api/v1/webhooks/${data.id}`);
    const written = ({ url, description, eventTypes, enabled }) => JSON.stringify([url, description, eventTypes, enabled]);
    return written(now.data) === written(data) ? now.etag : etag;
}

function deeds(seen, changed, log) {
    const { id, enabled } = seen.data;
    const place = h('div', { class: 'stack' });
    const once = h('div', { class: 'once' });
    place.append(h('div', { class: 'actions' },
        action(say.hooks.ping, place, async () => {
            await create(`/api/v1/webhooks/${id}/pings`);
            await log.follow();
        }),
        action(say.hooks.rotate, place, async () => {
            const made = await create(`/api/v1/webhooks/${id}/secret-rotations`);
            once.replaceChildren(secret(made.secret, made.previousSecretUntil));
            once.querySelector('h3').focus();
            seen.etag = await versionAfter(seen);
        }),
        action(enabled ? say.hooks.disable : say.hooks.enable, place, async () => {
            const { data: { url, description, eventTypes }, etag } = await read(`/api/v1/webhooks/${id}`);
            await replace(`/api/v1/webhooks/${id}`, { url, description, eventTypes, enabled: !enabled }, etag);
            changed();
        }),
        graveAction(say.hooks.remove, say.hooks.removeSure, place, async () => {
            await send('DELETE', `/api/v1/webhooks/${id}`);
            location.hash = '#/me/webhooks';
        })), once);
    return place;
}
