// Certificates: made for completed roadmaps, shown on a page that prints, taken along as a credential.

import { create, get, send } from './api.js';
import { h } from './dom.js';
import { field, form, graveAction } from './forms.js';
import { learning } from './learning.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { saveFile } from './savefile.js';
import { exactly } from './words.js';

export function certificatesView(signal) {
    const place = h('div');
    const show = () => place.replaceChildren(panel(say.certificates.what, async () => {
        const [certificates, enrollments] = await Promise.all([get('/api/v1/certificates'), get('/api/v1/enrollments')]);
        return { certificates: certificates.items, enrollments: enrollments.items };
    }, (it) => shelf(it, show), signal));
    show();
    return meFrame('me/certificates', [place]);
}

function shelf({ certificates, enrollments }, changed) {
    const has = ({ slug, version }) => certificates.some((it) => it.roadmap.slug === slug && it.roadmap.version === version);
    const open = enrollments.filter((it) => !has(it.roadmap));
    return [
        certificates.length === 0
            ? h('p', { class: 'empty' }, say.certificates.none)
            : h('div', { class: 'papers' }, ...certificates.map((it) => paper(it, changed))),
        ...open.map((it) => part(`ask-${it.roadmap.slug}`, say.certificates.of(it.roadmap.title), it.done + it.skipped < it.total
            ? h('p', { class: 'quiet' }, say.certificates.missing(it.total - it.done - it.skipped))
            : asking(it, changed))),
    ];
}

function paper(it, changed) {
    const place = h('article', { class: 'paper', 'aria-label': it.roadmap.title });
    place.append(
        h('p', { class: 'quiet small' }, say.certificates.certifies),
        h('h2', {}, it.name ?? ''),
        h('p', {}, say.certificates.completed(it.roadmap.title, it.done, it.skipped, it.total)),
        h('p', { class: 'quiet small' }, exactly(it.issuedAt)),
        h('div', { class: 'actions' },
            h('a', { class: 'button plain little', href: new URL(it.page).pathname, target: '_blank', rel: 'noopener' }, say.certificates.print),
            it.credential === null ? '' : h('button', {
                type: 'button', class: 'button plain little', onclick: () => saveFile(it.credential, `backroad-${it.roadmap.slug}.jwt`, 'application/vc+jwt'),
            }, say.certificates.take),
            graveAction(say.certificates.revoke, say.certificates.revokeSure, place, async () => {
                await send('DELETE', `/api/v1/certificates/${it.id}`);
                changed();
            })));
    return place;
}

function asking({ id, roadmap }, changed) {
    return form({
        submit: say.certificates.issue,
        draft: `certificate/${id}`,
        save: async (typed) => {
            await create('/api/v1/certificates', { enrollmentId: id, name: typed.get('name').trim() });
            changed();
        },
    }, field(say.certificates.name, h('input', {
        name: 'name', id: `name-${roadmap.slug}`, type: 'text', autocomplete: 'name', value: learning.session.name ?? '',
    }), say.certificates.nameHint));
}
