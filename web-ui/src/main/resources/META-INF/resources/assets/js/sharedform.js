// A form over what others may change, too: another tab, another device. It overwrites nothing that its writer has not
// seen. When it was changed elsewhere, both are shown, and what was typed stays until one has chosen.

import { read, replace } from './api.js';
import { conflict, table } from './conflict.js';
import { h } from './dom.js';
import { form } from './forms.js';
import { say } from './messages.js';
import { differences, fillIn, joined, typedIn } from './typed.js';
import { forgetTyped } from './unsaved.js';

/**
 * @param path where it is read and written
 * @param seen {data, etag} as it was read
 * @param fields answers the nodes that show some data
 * @param body answers what is sent, of the form's data and of the data that it was typed over
 * @param settled is told what is there now, once it is saved or taken
 * @param looks of the form: submit, attributes, draft
 */
export function sharedForm({ path, seen, fields, body, settled = () => {}, ...looks }) {
    let newest = seen;
    /** The version that the fields were typed over. */
    let base = seen;
    const clash = h('div');
    const shown = (data) => h('form', {}, ...fields(data));
    const settle = (answer) => {
        newest = answer;
        base = answer;
        clash.replaceChildren();
        settled(answer);
    };
    const save = async (typed) => {
        try {
            settle(await replace(path, body(typed, base.data), base.etag));
            return say.form.saved;
        } catch (problem) {
            if (problem.status !== 412) {
                throw problem;
            }
            await showConflict();
            return null;
        }
    };
    const showConflict = async () => {
        const theirs = await read(path);
        const there = shown(theirs.data);
        const unlike = differences(sheet, there);
        const before = typedIn(shown(base.data));
        /** From here on it is typed over what is there now, and so is its draft. */
        const typeOver = (values) => {
            newest = theirs;
            base = theirs;
            fillIn(sheet, values);
            sheet.dispatchEvent(new Event('input'));
            clash.replaceChildren();
            submit().focus();
        };
        clash.replaceChildren(conflict({
            words: say.conflict.form,
            both: unlike.length === 0 ? h('p', {}, say.conflict.form.same) : table(unlike),
            keepMine: async () => { typeOver(typedIn(sheet)); sheet.requestSubmit(); },
            takeTheirs: () => { typeOver(typedIn(there)); forgetTyped(sheet, looks.draft); settle(theirs); },
            joinBoth: () => typeOver(joined(typedIn(sheet), before, typedIn(there))),
        }));
        clash.querySelector('h3').focus();
    };
    const sheet = form({ ...looks, save, over: {
        get: () => base,
        set: (kept) => { base = kept; },
        untouched: () => { base = newest; return typedIn(shown(newest.data)); },
    } }, ...fields(seen.data));
    const submit = () => sheet.querySelector('[type=submit]');
    return h('div', { class: 'stack shared' }, sheet, clash);
}
