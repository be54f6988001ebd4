// One group: what one shares with it, and for who leads it its code, its numbers and its members.

import { create, get, send } from './api.js';
import { copyable } from './copyable.js';
import { announce, h } from './dom.js';
import { action, check, graveAction } from './forms.js';
import { say } from './messages.js';
import { panel, problemBox } from './panel.js';
import { ago } from './words.js';

export function group(it, changed, signal) {
    const place = h('article', { class: 'group', 'aria-label': it.name });
    const leads = it.role === 'leader';
    place.append(
        h('header', {}, h('h3', {}, it.name),
            h('p', { class: 'quiet small' }, say.groups.facts(it.roadmap.title, it.members, leads))),
        sharing(it.membership, place),
        ...(leads ? leading(it, place, changed, signal) : []),
        h('div', { class: 'actions' },
            graveAction(say.groups.leave, say.groups.leaveSure, place, async () => {
                await send('DELETE', `/api/v1/group-memberships/${it.membership.id}`);
                changed();
            }),
            leads ? graveAction(say.groups.end, say.groups.endSure, place, async () => {
                await send('DELETE', `/api/v1/groups/${it.id}`);
                changed();
            }) : ''));
    return place;
}

function sharing({ id, displayName, share }, place) {
    // Both are sent in one request: until it is answered neither can be changed, or the second would undo the first.
    const both = h('fieldset', {}, h('legend', {}, say.groups.youShare(displayName)));
    const box = (what, label) => check(label, { checked: share[what], onchange: async (event) => {
        const { target } = event;
        const wanted = { ...share, [what]: target.checked };
        place.querySelector(':scope > .problem')?.remove();
        both.disabled = true;
        try {
            await send('PUT', `/api/v1/group-memberships/${id}`, { displayName, share: wanted });
            share = wanted;
            announce(say.form.saved);
        } catch (problem) {
            target.checked = share[what];
            place.append(problemBox(problem, () => target.click()));
        } finally {
            both.disabled = false;
            target.focus();
        }
    } });
    both.append(box('progress', say.groups.shareProgress), box('activity', say.groups.shareActivity));
    return both;
}

function leading({ id, invitation }, place, changed, signal) {
    return [
        h('div', { class: 'invitation' },
            copyable(say.groups.code, invitation),
            action(say.groups.newCode, place, async () => { await create(`/api/v1/groups/${id}/invitations`); changed(); })),
        panel(say.groups.what, () => get(`/api/v1/groups/${id}/overview`), overview, signal),
        panel(say.groups.members, () => get(`/api/v1/groups/${id}/members?limit=100`), ({ items }) => members(items, id, changed), signal),
    ];
}

function overview({ progress, activity }) {
    return h('p', { class: 'quiet' }, say.groups.overview(progress, activity));
}

function members(items, id, changed) {
    return h('ul', { class: 'access' }, ...items.map((it) => {
        const row = h('li', {}, h('div', {},
            h('strong', {}, it.displayName),
            h('p', { class: 'quiet small' }, [
                it.role === 'leader' ? say.groups.leader : null,
                it.progress ? say.groups.done(it.progress.done, it.progress.total) : say.groups.hidden,
                it.activity?.lastActiveAt ? say.groups.lastActive(ago(it.activity.lastActiveAt)) : null,
            ].filter(Boolean).join(' · '))));
        if (it.role !== 'leader') {
            row.append(h('div', { class: 'deeds' },
                action(say.groups.makeLeader, row, async () => { await send('PUT', `/api/v1/groups/${id}/leader`, { membership: it.membership }); changed(); }),
                graveAction(say.groups.remove, say.groups.removeSure, row, async () => { await send('DELETE', `/api/v1/group-memberships/${it.membership}`); changed(); })));
        }
        return row;
    }));
}
