// Keeps what is typed into a form until it is saved, and puts it back when the form is made again: after a reload, in
// another language, or because something beside it has changed.

import { h } from './dom.js';
import { draft, dropDraft, keepDraft } from './drafts.js';
import { say } from './messages.js';
import { fillIn, typedIn } from './typed.js';

/**
 * @param name of the draft
 * @param over of a form over something that others change: get() answers the version that is typed over, set(it) takes
 *     the one of a draft, untouched() goes to the newest one and answers what the fields say then
 */
export function keepTyped(form, name, over) {
    const left = draft(name);
    if (left !== null) {
        over?.set(left.over);
        fillIn(form, left.values);
        form.prepend(h('p', { class: 'kept small' }, h('span', {}, say.form.back), ' ', h('button', {
            type: 'button', class: 'button plain little', onclick: () => {
                restore(form, over);
                forgetTyped(form, name);
                form.querySelector('input, select, textarea').focus();
            },
        }, say.form.forget)));
    }
    form.addEventListener('input', () => keepDraft(name, { values: typedIn(form), over: over?.get() ?? null }));
}

function restore(form, over) {
    if (over) {
        fillIn(form, over.untouched());
    } else {
        form.reset();
    }
}

/** It is saved, or not wanted any more. */
export function forgetTyped(form, name) {
    dropDraft(name);
    form.querySelector('.kept')?.remove();
}

/** Whether something is typed and not saved. */
export function isUnsaved(name) {
    return draft(name) !== null;
}
