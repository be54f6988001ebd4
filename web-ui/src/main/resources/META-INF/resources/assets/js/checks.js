// One's own checklist for a topic. Each change is saved at once; the list may have changed elsewhere meanwhile, so a
// change is made again on what is there now.

import { read, replace } from './api.js';
import { h, icon } from './dom.js';
import { action, form } from './forms.js';
import { say } from './messages.js';
import { panel, problemBox } from './panel.js';

const LENGTH = 200;

export function checklist(at, topic, signal) {
    const path = () => `/api/v1/enrollments/${at.enrollment}/topics/${at.slug}/checks`;
    return h('section', { 'aria-labelledby': 'checks' },
        h('h2', { id: 'checks' }, say.checks.title),
        panel(say.checks.what, () => read(path()), (state) => editor(path(), topic.slug, state), signal));
}

function editor(path, slug, state) {
    const list = h('ul', { class: 'checks' });
    const place = h('div', { class: 'stack' });
    const change = async (edit) => {
        try {
            state = await replace(path, { items: edit(state.data.items) }, state.etag);
        } catch (problem) {
            if (problem.status !== 412) {
                throw problem;
            }
            state = await read(path);
            state = await replace(path, { items: edit(state.data.items) }, state.etag);
        }
        show();
    };
    const show = () => list.replaceChildren(...(state.data.items.length === 0
        ? [h('li', { class: 'quiet' }, say.checks.none)]
        : state.data.items.map((it, number) => row(it, number, place, change))));
    show();
    const text = h('input', {
        name: 'items', id: 'new-check', type: 'text', maxlength: String(LENGTH), autocomplete: 'off',
        'aria-label': say.checks.new, placeholder: say.checks.new,
    });
    place.append(list, form({
        submit: say.checks.add,
        plain: true,
        draft: `check/${slug}`,
        attributes: { class: 'form line' },
        save: async () => {
            const typed = text.value.trim();
            if (typed !== '') {
                await change((items) => [...items, { text: typed, done: false }]);
                text.value = '';
                text.focus();
            }
        },
    }, h('div', { class: 'field', 'data-field': 'items' }, text)));
    return place;
}

function row({ text, done }, number, place, change) {
    const same = (it, at) => at === number && it.text === text;
    const box = h('input', { type: 'checkbox', id: `check-${number}`, checked: done, onchange: async () => {
        place.querySelector(':scope > .problem')?.remove();
        try {
            await change((items) => items.map((it, at) => (same(it, at) ? { ...it, done: !done } : it)));
            document.getElementById(`check-${number}`)?.focus();
        } catch (problem) {
            box.checked = done;
            place.append(problemBox(problem, () => box.click()));
        }
    } });
    return h('li', {},
        h('label', { class: 'check' }, box, h('span', {}, text)),
        action(icon('close'), place, () => change((items) => items.filter((it, at) => !same(it, at))), {
            class: 'button plain little icon', 'aria-label': say.checks.remove(text),
        }));
}
