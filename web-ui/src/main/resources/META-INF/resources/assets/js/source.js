// A file of the repository as it was when this system was built, with the place that one came for.

import { codeBlock } from './code.js';
import { copyable } from './copyable.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { sourceOf } from './reading.js';
import { arriveIn, crumb, revision } from './readingframe.js';

/** Whether long lines are wrapped stays from file to file, once somebody has said so. */
let wrapped = null;

export function sourceView(signal, path, symbol = '') {
    const name = path.split('/').at(-1);
    return {
        title: name,
        content: [panel(say.source.what, () => Promise.all([sourceOf(path), revision()]), ([source, commit]) =>
            page(name, source, commit, symbol), signal)],
    };
}

function page(name, source, commit, symbol) {
    const marks = source.symbols[symbol] ?? [];
    const code = codeBlock(source, say.source.textOf(name), { marks });
    const lines = code.querySelectorAll('.line').length;
    if (marks.length > 0) {
        arriveIn(() => code.querySelector('.marked'));
    }
    return h('article', { class: 'file' },
        h('header', {},
            crumb(),
            h('h1', {}, name),
            h('ul', { class: 'facts' }, ...[say.source.lines(lines), commit].filter((it) => it !== null).map((it) => h('li', {}, it))),
            copyable(say.source.path, source.path),
            h('p', { class: 'tools' },
                symbol === '' ? null : h('span', {}, marks.length > 0 ? say.source.declares(symbol, marks) : say.source.notDeclared(symbol)),
                wrapButton(code))),
        code);
}

function wrapButton(code) {
    const show = () => {
        const now = wrapped ?? code.classList.contains('wrapped');
        code.classList.toggle('wrapped', now);
        button.setAttribute('aria-pressed', String(now));
    };
    const button = h('button', {
        type: 'button', class: 'button plain little', onclick: () => { wrapped = !code.classList.contains('wrapped'); show(); },
    }, say.source.wrap);
    show();
    return button;
}
