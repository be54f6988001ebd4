// Something to take along: shown, and copied by a click.

import { announce, breakable, h } from './dom.js';
import { say } from './messages.js';

/** Where the clipboard is not for pages (an address without TLS), the text is selected instead. */
export function copyable(label, text) {
    const shown = h('code', { tabindex: '0' }, breakable(text));
    const copy = async () => {
        getSelection().selectAllChildren(shown);
        try {
            await navigator.clipboard.writeText(text);
            announce(say.form.copied);
            name(say.form.copied);
        } catch {
            announce(say.form.selected);
        }
    };
    const button = h('button', { type: 'button', class: 'button plain little', onclick: copy });
    const name = (word) => {
        button.textContent = word;
        button.setAttribute('aria-label', `${word}: ${label}`);
    };
    name(say.form.copy);
    return h('p', { class: 'copyable' }, h('span', { class: 'quiet small' }, label), shown, button);
}
