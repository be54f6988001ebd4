// A part of the page that has to be loaded: waiting, then its content, or a problem with a way out.

import { connection } from './connection.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { signInAddress } from './place.js';

/**
 * @param what what is loaded, as in "Loading the roadmap"
 * @param load answers a promise of the data
 * @param show makes nodes of it
 * @param signal aborts when the view is left
 */
export function panel(what, load, show, signal) {
    const box = h('div', { class: 'panel' });
    let failed = false;

    async function run() {
        box.setAttribute('aria-busy', 'true');
        box.replaceChildren(waiting(what));
        try {
            const data = await load();
            box.replaceChildren(...[show(data)].flat());
            failed = false;
        } catch (problem) {
            box.replaceChildren(problemBox(problem, run));
            failed = true;
        }
        box.removeAttribute('aria-busy');
    }

    connection.addEventListener('back', () => failed && run(), { signal });
    run();
    return box;
}

/**
 * What is wrong, in the language of the page where it knows this type of problem; in the words of the service otherwise,
 * which are English. "said" is what the service says beside that; null when that is all.
 */
export function worded(problem) {
    const { title, detail, status, slug } = problem;
    if (status === 401) {
        return { title: say.connection.expired, detail: say.connection.expiredDetail, said: null };
    }
    const known = say.served.problems[slug];
    return known === undefined ? { title, detail, said: null } : { title: known[0], detail: known[1], said: detail ?? null };
}

export function problemBox(problem, retry) {
    const known = problem.title !== undefined;
    const { title, detail, said } = worded(problem);
    if (!known) {
        console.error(problem); // our own mistake, not a refusal
    }
    return h('div', { class: 'problem', role: 'alert' },
        h('p', {}, h('strong', {}, known ? title : say.problem.ours)),
        h('p', {}, known ? detail : say.problem.oursDetail),
        said === null ? null : h('p', { class: 'quiet small', lang: 'en' }, said),
        h('div', { class: 'actions' },
            wayOut(problem, retry),
            explanation(problem)),
        problem.traceId ? h('p', { class: 'quiet small' }, say.problem.trace, h('code', {}, problem.traceId)) : null);
}

/** What is not there will not be there at the next try either. */
function wayOut(problem, retry) {
    if (problem.status === 404) {
        return h('a', { class: 'button plain little', href: '#/' }, say.problem.toRoadmap);
    }
    const again = h('button', { class: 'button plain little', type: 'button', onclick: retry }, say.problem.tryAgain);
    return problem.status === 401 ? [signInAgain('button plain little'), again] : again;
}

/** In another tab, so that nothing that stands here is lost. */
export function signInAgain(look) {
    return h('a', { class: look, href: signInAddress(), target: '_blank', rel: 'noopener' }, say.account.signInAgain);
}

/** Every problem type is the address of a page of the gateway. */
function explanation(problem) {
    const page = problem.type ? URL.parse(problem.type) : null;
    return page?.pathname.startsWith('/problems/')
        ? h('a', { class: 'small', href: page.pathname }, say.problem.meaning)
        : null;
}

function waiting(what) {
    return h('div', { class: 'waiting' },
        h('span', { class: 'unseen', role: 'status' }, say.problem.loading(what)),
        ...Array.from({ length: 5 }, () => h('span')));
}
