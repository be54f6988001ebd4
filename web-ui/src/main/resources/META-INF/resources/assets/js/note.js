// The note on a topic. It overwrites no text that its writer has not seen: on a conflict both texts are shown.

import { readIfThere, replace, send } from './api.js';
import { conflict, texts } from './conflict.js';
import { announce, h } from './dom.js';
import { draft, dropDraft, keepDraft } from './drafts.js';
import { form, graveAction } from './forms.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { ago } from './words.js';

const LENGTH = 20_000;

export function notes(at, topic, signal) {
    const path = () => `/api/v1/enrollments/${at.enrollment}/topics/${at.slug}/note`;
    return h('section', { class: 'note', 'aria-labelledby': 'note-title' },
        h('h2', { id: 'note-title' }, say.note.title),
        panel(say.note.what, () => readIfThere(path()), (saved) => editor(path(), topic.slug, saved, signal), signal));
}

function editor(path, name, saved, signal) {
    const left = draft(name);
    /** The version that the text in the field was written over; null when there was none. */
    let base = left === null ? saved.etag : left.etag;
    const place = h('div', { class: 'stack' });
    const text = h('textarea', {
        id: 'note', name: 'text', rows: '8', maxlength: String(LENGTH), 'aria-labelledby': 'note-title', 'aria-describedby': 'note-hint',
        oninput: () => { keepDraft(name, { text: text.value, etag: base }); changed(true); },
    });
    const state = h('p', { class: 'quiet small', id: 'note-hint' });
    const clash = h('div');
    const preview = h('div', { class: 'prose preview', hidden: true });
    const changed = (is) => { state.textContent = is ? say.note.unsaved : since(saved.data); };

    const settle = (answer) => {
        saved = answer;
        base = answer.etag;
        dropDraft(name);
        changed(false);
        remove.hidden = answer.etag === null;
        clash.replaceChildren();
    };
    const save = async () => {
        try {
            settle(await replace(path, { text: text.value }, base));
            return say.note.saved;
        } catch (problem) {
            if (problem.status !== 412) {
                throw problem;
            }
            await showConflict();
            return null;
        }
    };
    const showConflict = async () => {
        const theirs = await readIfThere(path);
        const go = (mine) => {
            text.value = mine;
            base = theirs.etag;
            keepDraft(name, { text: mine, etag: base });
            clash.replaceChildren();
            text.focus();
        };
        const { title, lead, removed, joinBoth } = say.conflict;
        const isThere = theirs.data !== null;
        clash.replaceChildren(conflict({
            words: { title, lead: isThere ? lead : removed, joinBoth },
            both: texts(text.value, theirs.data?.text ?? null),
            keepMine: async () => { go(text.value); await save(); announce(say.note.saved); },
            takeTheirs: () => { text.value = theirs.data?.text ?? ''; settle(theirs); text.focus(); },
            joinBoth: isThere ? () => go(`${theirs.data.text}\n\n${text.value}`) : undefined,
        }));
        clash.querySelector('h3').focus();
    };
    const remove = graveAction(say.note.remove, say.note.removeSure, place, async () => {
        await send('DELETE', path, undefined, { 'If-Match': saved.etag });
        text.value = '';
        settle({ data: null, etag: null });
        announce(say.note.removed);
    });
    const look = h('button', { type: 'button', class: 'button plain', 'aria-pressed': 'false', onclick: () => {
        preview.hidden = !preview.hidden;
        look.setAttribute('aria-pressed', String(!preview.hidden));
        preview.replaceChildren(...markdown(text.value));
    } }, say.note.preview);

    text.value = left === null ? saved.data?.text ?? '' : left.text;
    changed(left !== null);
    remove.hidden = saved.etag === null;
    if (left !== null) {
        place.append(h('p', { class: 'saved' }, say.form.back));
    }
    const sheet = form({ submit: say.note.save, save }, text, state);
    sheet.addEventListener('input', () => { preview.hidden = true; look.setAttribute('aria-pressed', 'false'); }, { signal });
    sheet.querySelector('.actions').append(look, remove);
    place.append(sheet, preview, clash);
    return place;
}

function since(note) {
    return note === null ? say.note.hint : say.note.since(ago(note.changedAt));
}
