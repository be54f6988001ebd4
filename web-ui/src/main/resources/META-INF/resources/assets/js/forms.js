// Controls with their labels, and a form that says what became of it.

import { announce, h, IN_ENGLISH } from './dom.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { forgetTyped, keepTyped } from './unsaved.js';

/** A control under its label. What is wrong with it is shown beside it. */
export function field(label, control, hint = null) {
    const id = control.id || `field-${control.name}`;
    control.id = id;
    if (hint !== null) {
        control.setAttribute('aria-describedby', `${id}-hint`);
    }
    return h('div', { class: 'field', 'data-field': control.name },
        h('label', { for: id }, label),
        control,
        hint === null ? null : h('p', { class: 'quiet small', id: `${id}-hint` }, hint));
}

export function select(attributes, options, chosen) {
    return h('select', attributes, ...options.map(([value, word]) =>
        h('option', { value, selected: value === chosen }, word)));
}

export function check(label, attributes) {
    return h('label', { class: 'check' }, h('input', { type: 'checkbox', ...attributes }), h('span', {}, label));
}

/** While something is under way, a second click does nothing. */
export async function busy(button, run) {
    if (button.getAttribute('aria-disabled') === 'true') {
        return;
    }
    button.setAttribute('aria-disabled', 'true');
    try {
        await run(button);
    } finally {
        button.removeAttribute('aria-disabled');
    }
}

/** A button that does something at once. What goes wrong is said in the place. */
export function action(label, place, run, attributes = {}) {
    const act = async (button) => {
        place.querySelector(':scope > .problem')?.remove();
        try {
            await run();
        } catch (problem) {
            place.append(problemBox(problem, () => busy(button, act)));
        }
    };
    return h('button', {
        type: 'button',
        class: 'button plain little',
        ...attributes,
        onclick: (click) => busy(click.currentTarget, act),
    }, label);
}

/** A button that asks once more before it does what cannot be undone. */
export function graveAction(label, question, place, run) {
    const holder = h('span', { class: 'grave-action' });
    const ask = h('button', { type: 'button', class: 'button grave little', onclick: () => {
        const really = action(label, place, run, { class: 'button grave little' });
        holder.replaceChildren(h('span', { class: 'small' }, question), really, h('button', {
            type: 'button', class: 'button plain little', onclick: () => { holder.replaceChildren(ask); ask.focus(); },
        }, say.form.keep));
        really.focus();
    } }, label);
    holder.append(ask);
    return holder;
}

/**
 * What is typed and not saved outlives a reload.
 *
 * @param save gets the form's data, and answers what to say when it is saved; nothing when something else says it. When
 *     null, it is not saved yet
 * @param draft the name under which it is kept; without one it is not
 * @param over the version that is typed over, see unsaved.js
 */
export function form({ submit, save, plain = false, attributes = {}, draft, over }, ...fields) {
    const answer = h('div', { class: 'answer', role: 'status' });
    const button = h('button', { class: `button${plain ? ' plain' : ''}`, type: 'submit' }, submit);
    const attempt = async () => {
        clear(element);
        answer.replaceChildren();
        try {
            const said = await save(new FormData(element), element);
            if (draft && said !== null) {
                forgetTyped(element, draft);
            }
            answer.replaceChildren(...(said ? [h('p', { class: 'saved' }, said)] : []));
        } catch (problem) {
            answer.replaceChildren(problemBox(problem, () => busy(button, attempt)));
            mark(element, problem.errors ?? []);
        }
    };
    const element = h('form', { class: 'form', novalidate: true, ...attributes, oninput: () => answer.querySelector('.saved')?.remove(), onsubmit: (event) => {
        event.preventDefault();
        busy(button, attempt);
    } }, ...fields, h('div', { class: 'actions' }, button), answer);
    if (draft) {
        keepTyped(element, draft, over);
    }
    return element;
}

function clear(element) {
    element.querySelectorAll('.wrong').forEach((it) => it.remove());
    element.querySelectorAll('[aria-invalid]').forEach((it) => it.removeAttribute('aria-invalid'));
}

/** The service names the fields; the first one that is wrong gets the focus. */
function mark(element, errors) {
    for (const { field: name, reason } of errors) {
        const place = element.querySelector(`[data-field="${CSS.escape(name.replace(/[.[].*$/, ''))}"]`);
        place?.append(h('p', { class: 'wrong small', ...IN_ENGLISH }, `${name}: ${reason}`));
        place?.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true');
    }
    element.querySelector('[aria-invalid]')?.focus();
    if (errors.length > 0) {
        announce(say.form.fieldsWrong(errors.length));
    }
}
