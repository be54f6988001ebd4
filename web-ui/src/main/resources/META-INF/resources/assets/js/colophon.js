// What stands around every view and is in index.html in English: put into the language of the page, which is chosen here.

import { announce, h } from './dom.js';
import { choose, LANGUAGES } from './language.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { neighbours } from './place.js';

/** @param spoken is called when the page speaks another language */
export function showColophon(spoken) {
    document.querySelector('.skip').textContent = say.frame.skip;
    document.getElementById('sections').setAttribute('aria-label', say.frame.sections);
    document.getElementById('slogan').textContent = say.frame.slogan;
    document.getElementById('languages').replaceChildren(languages(spoken));
    document.getElementById('neighbours').replaceChildren(...Object.entries(neighbours).map(([name, address]) =>
        h('li', {}, h('a', { href: address, rel: 'noopener' }, say.frame.neighbours[name]))));
}

/** Each is named in itself, for those who understand nothing else here. */
function languages(spoken) {
    const speak = async (language) => {
        try {
            await choose(language);
            spoken();
            document.querySelector(`#languages [lang="${language}"]`).focus({ preventScroll: true });
            announce(say.frame.spoken);
        } catch {
            const box = problemBox({ title: say.problem.noAnswer, detail: say.problem.noAnswerDetail }, () => { box.remove(); speak(language); });
            document.getElementById('main').prepend(box);
        }
    };
    return h('div', { class: 'choice', role: 'group', 'aria-label': say.frame.language }, ...Object.entries(LANGUAGES).map(([language, name]) =>
        h('button', {
            type: 'button', class: 'button plain little', lang: language, 'aria-pressed': String(language === say.language),
            onclick: () => language === say.language || speak(language),
        }, name)));
}
