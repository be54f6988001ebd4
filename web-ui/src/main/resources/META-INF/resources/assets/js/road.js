// The road with what finds things on it: a search that asks the catalog, filters by status and level, and the choice
// between the list and the picture.

import { h } from './dom.js';
import { field, select } from './forms.js';
import { picture } from './graph.js';
import { learning, roadmap } from './learning.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { stageList } from './roadmap.js';
import { hits } from './search.js';

/** What was looked for stays while one reads a topic and comes back. */
const wish = { q: '', status: '', level: '', look: 'list' };

export function road(signal) {
    return panel(say.roadmap.what, roadmap, (it) => findable(it, signal), signal);
}

function findable(roadmap, signal) {
    const wanted = ({ slug, level }) =>
        (wish.level === '' || wish.level === level)
        && (wish.status === '' || learning.statusOf(slug) === null || wish.status === learning.statusOf(slug));
    const list = stageList(roadmap, signal, wanted);
    const drawn = h('div');
    const found = h('div', { class: 'found' });
    const searched = hits(found, roadmap.slug, wanted);
    const look = () => {
        const searching = wish.q.trim() !== '';
        const pictured = wish.look === 'picture';
        if (pictured && drawn.childElementCount === 0) {
            drawn.append(picture(roadmap, wanted, signal));
        }
        list.hidden = searching || pictured;
        drawn.hidden = searching || !pictured;
        found.hidden = !searching;
        list.dispatchEvent(new Event('filter'));
        drawn.querySelector('.picture')?.dispatchEvent(new Event('filter'));
        searched(wish.q.trim(), wish.level);
    };
    look();
    return [finder(look, signal), looks(look), found, list, drawn];
}

/** The list comes first: it says all that the picture shows. */
function looks(look) {
    const buttons = ['list', 'picture'].map((name) => h('button', {
        class: 'button plain', type: 'button', 'data-look': name, 'aria-pressed': String(wish.look === name),
        onclick: () => {
            wish.look = name;
            buttons.forEach((it) => it.setAttribute('aria-pressed', String(it.dataset.look === name)));
            look();
        },
    }, say.graph.looks[name]));
    return h('div', { class: 'choice looks', role: 'group', 'aria-label': say.graph.look }, ...buttons);
}

function finder(look, signal) {
    const search = h('input', {
        id: 'search', name: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false', maxlength: '200', value: wish.q,
        placeholder: say.search.placeholder,
        oninput: (event) => { wish.q = event.target.value; look(); },
        onkeydown: (key) => {
            if (key.key === 'Escape' && wish.q !== '') {
                key.preventDefault();
                search.value = wish.q = '';
                look();
            }
        },
    });
    const choose = (name, options) => select({
        name, id: `find-${name}`, onchange: (event) => { wish[name] = event.target.value; look(); },
    }, [['', say.search.any[name]], ...options], wish[name]);
    const status = field(say.search.status, choose('status', Object.entries(say.status.words)));
    const show = () => { status.hidden = learning.enrollment === null; };
    learning.addEventListener('enrollment', show, { signal });
    show();
    return h('form', { class: 'finder', role: 'search', onsubmit: (event) => event.preventDefault() },
        field(say.search.title, search),
        status,
        field(say.search.level, choose('level', Object.entries(say.level))));
}
