// Learning with others: the groups that one leads or is in, and the leaderboard for who wants to be seen.

import { create, get, readIfThere } from './api.js';
import { h } from './dom.js';
import { check, field, form } from './forms.js';
import { group } from './group.js';
import { leaderboard } from './leaderboard.js';
import { roadmap } from './learning.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { panel } from './panel.js';

export function groupView(signal) {
    const groups = h('div');
    const show = () => groups.replaceChildren(
        panel(say.groups.what, () => get('/api/v1/groups'), ({ items }) => (items.length === 0
            ? h('p', { class: 'quiet' }, say.groups.none)
            : items.map((it) => group(it, show, signal))), signal));
    show();
    return meFrame('me/group', [
        part('groups', say.groups.title, h('p', { class: 'quiet' }, say.groups.lead), groups),
        h('div', { class: 'two' },
            part('join', say.groups.join, joining(show)),
            part('begin', say.groups.begin, beginning(show))),
        part('leaderboard', say.board.title,
            panel(say.board.what, () => readIfThere('/api/v1/leaderboard-profile'), ({ data }) => leaderboard(data, signal), signal)),
    ]);
}

function joining(joined) {
    return form({
        submit: say.groups.join,
        plain: true,
        draft: 'join-group',
        attributes: { id: 'join-group-form' },
        save: async (typed, element) => {
            const entered = await create('/api/v1/group-memberships', {
                code: typed.get('code').trim(),
                displayName: typed.get('displayName').trim() || null,
                share: { progress: typed.get('progress') !== null, activity: typed.get('activity') !== null },
            });
            element.reset();
            joined();
            return say.groups.joined(entered.name);
        },
    },
    field(say.groups.code, h('input', { name: 'code', type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' }), say.groups.codeHint),
    field(say.groups.name, h('input', { name: 'displayName', id: 'join-name', type: 'text', autocomplete: 'nickname' }), say.groups.nameHint),
    h('fieldset', {}, h('legend', {}, say.groups.share),
        check(say.groups.shareProgress, { name: 'progress', checked: true }),
        check(say.groups.shareActivity, { name: 'activity' })));
}

function beginning(begun) {
    return form({
        submit: say.groups.begin,
        plain: true,
        draft: 'begin-group',
        attributes: { id: 'begin-group-form' },
        save: async (typed, element) => {
            const { slug } = await roadmap();
            const made = await create('/api/v1/groups', {
                name: typed.get('name').trim(), roadmap: slug, displayName: typed.get('displayName').trim() || null,
            });
            element.reset();
            begun();
            return say.groups.begun(made.name);
        },
    },
    field(say.groups.groupName, h('input', { name: 'name', id: 'group-name', type: 'text', autocomplete: 'off' })),
    field(say.groups.name, h('input', { name: 'displayName', id: 'begin-name', type: 'text', autocomplete: 'nickname' }), say.groups.nameHint));
}
