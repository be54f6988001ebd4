// The leaderboard: nobody is on it who has not said so.

import { get, readIfThere, send } from './api.js';
import { h } from './dom.js';
import { dropDraft } from './drafts.js';
import { field, form, graveAction } from './forms.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { isoWeek } from './week.js';
import { whole } from './words.js';

const PATH = '/api/v1/leaderboard-profile';
const TOP = 10;
const DRAFT = 'board-name';

export function leaderboard(profile, signal) {
    const place = h('div', { class: 'stack' });
    const show = () => place.replaceChildren(
        h('p', { class: 'quiet' }, profile === null ? say.board.invitation : say.board.shownAs(profile.displayName)),
        naming(profile, (now) => { profile = now; show(); }),
        profile === null ? '' : graveAction(say.board.leave, say.board.leaveSure, place, async () => {
            await send('DELETE', PATH);
            profile = null;
            show();
        }),
        boards(profile !== null, signal));
    show();
    return place;
}

function naming(profile, changed) {
    return form({
        submit: profile === null ? say.board.join : say.board.rename,
        plain: true,
        draft: DRAFT,
        save: async (typed) => {
            const now = await send('PUT', PATH, { displayName: typed.get('displayName').trim() });
            dropDraft(DRAFT); // before the form is made anew
            changed(now);
        },
    }, field(say.board.name, h('input', { name: 'displayName', id: 'board-name', type: 'text', autocomplete: 'nickname', value: profile?.displayName ?? '' })));
}

function boards(isOn, signal) {
    const place = h('div', { class: 'board' });
    const choose = (board) => {
        buttons.forEach((it) => it.setAttribute('aria-pressed', String(it.dataset.board === board)));
        place.replaceChildren(panel(say.board.what, async () => {
            const [top, me] = await Promise.all([get(`/api/v1/leaderboards/${board}?limit=${TOP}`), isOn ? readIfThere(`/api/v1/leaderboards/${board}/me`) : { data: null }]);
            return { top: top.items, me: me.data };
        }, ranks, signal));
    };
    const buttons = [['all-time', say.board.ever], [isoWeek(new Date()), say.board.week]].map(([board, word]) =>
        h('button', { type: 'button', class: 'button plain', 'data-board': board, onclick: () => choose(board) }, word));
    choose('all-time');
    return h('div', {}, h('div', { class: 'choice', role: 'group', 'aria-label': say.board.which }, ...buttons), place);
}

function ranks({ top, me }) {
    if (top.length === 0) {
        return h('p', { class: 'quiet' }, say.board.empty);
    }
    const near = top.some((it) => it.you) ? [] : me?.neighbours ?? [];
    return h('table', {},
        h('thead', {}, h('tr', {}, ...say.board.columns.map((it) => h('th', { scope: 'col' }, it)))),
        h('tbody', {}, ...top.map(rank), ...near.map(rank)));
}

function rank({ rank, displayName, points, you }) {
    return h('tr', { class: you ? 'you' : null },
        h('td', { class: 'number' }, whole(rank)),
        h('th', { scope: 'row' }, displayName, you ? say.board.you : ''),
        h('td', { class: 'number' }, whole(points)));
}
