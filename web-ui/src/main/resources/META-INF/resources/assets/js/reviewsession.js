// One review after the other, by keyboard or by hand: space shows the text, 1 to 4 answer.

import { readIfThere } from './api.js';
import { announce, h, icon, IN_ENGLISH } from './dom.js';
import { busy } from './forms.js';
import { learning, topic as load } from './learning.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { panel, problemBox } from './panel.js';
import { day } from './words.js';

const RATINGS = ['again', 'hard', 'good', 'easy'];

/** @param answer tells the service, and answers the review as it is then */
export function reviewSession(reviews, answer, signal) {
    const place = h('div', { class: 'reviewing' });
    let at = 0;
    let answered = 0;
    const rate = async (rating) => {
        const card = place.firstElementChild;
        const button = card.querySelector(`[data-rating="${rating}"]`);
        await busy(card.querySelector('.ratings'), async () => {
            try {
                const next = await answer(reviews[at], rating);
                answered++;
                announce(say.reviews.answered(reviews[at].topic.title, say.reviews.rating[rating], day(next.dueOn)));
            } catch (problem) {
                if (problem.status !== 412) { // then it was answered elsewhere, and is not ours any more
                    card.querySelector('.problem')?.remove();
                    card.append(problemBox(problem, () => rate(rating)));
                    button.focus();
                    return;
                }
                announce(say.reviews.elsewhere);
            }
            at++;
            show();
        });
    };
    const show = () => {
        place.replaceChildren(at < reviews.length ? cardOf(reviews[at], at, reviews.length, rate, signal) : end(answered));
        place.querySelector('h2').focus();
    };
    addEventListener('keydown', (key) => {
        const elsewhere = key.ctrlKey || key.metaKey || key.altKey || key.target.closest('input, textarea, select');
        const rating = RATINGS[Number(key.key) - 1];
        if (elsewhere || at >= reviews.length) {
            return;
        }
        if (rating) {
            key.preventDefault();
            rate(rating);
        } else if (key.key === ' ' && key.target.closest('button, a, summary') === null) {
            key.preventDefault();
            place.querySelector('[data-reveal]')?.click();
        }
    }, { signal });
    show();
    return place;
}

function cardOf({ topic, intervals }, at, total, rate, signal) {
    const shown = h('div');
    const reveal = h('button', { type: 'button', class: 'button plain', 'data-reveal': '', onclick: () => {
        reveal.remove();
        shown.replaceChildren(panel(say.topic.what, () => recalled(topic.slug), text, signal));
    } }, say.reviews.reveal, h('kbd', {}, say.reviews.space));
    return h('article', { class: 'card review', 'aria-labelledby': 'review' },
        h('p', { class: 'quiet small number' }, say.reviews.place(at + 1, total)),
        h('h2', { id: 'review', tabindex: '-1', ...IN_ENGLISH }, topic.title),
        h('p', { class: 'quiet' }, say.reviews.recall),
        reveal,
        shown,
        h('div', { class: 'ratings', role: 'group', 'aria-label': say.reviews.question }, ...RATINGS.map((rating, number) =>
            h('button', { type: 'button', class: 'button plain', 'data-rating': rating, 'aria-keyshortcuts': String(number + 1), onclick: () => rate(rating) },
                h('kbd', {}, String(number + 1)),
                h('span', {}, say.reviews.rating[rating]),
                h('span', { class: 'quiet small' }, say.reviews.inDays(intervals[rating]))))));
}

/** The text of the catalog and one's own note; each is worth seeing without the other. */
async function recalled(slug) {
    if (learning.enrollment === null) {
        await learning.loadEnrollment().catch(() => null);
    }
    const at = learning.placeOf(slug);
    const note = at === null
        ? null
        : readIfThere(`/api/v1/enrollments/${at.enrollment}/topics/${at.slug}/note`).catch(() => null);
    return { topic: await load(slug), note: (await note)?.data ?? null };
}

function text({ topic, note }) {
    return [
        note === null ? null : h('section', { class: 'prose' }, h('h3', {}, say.note.title), ...markdown(note.text)),
        h('section', { class: 'prose', ...IN_ENGLISH }, ...markdown(topic.text)),
        h('p', {}, h('a', { href: `#/topics/${topic.slug}` }, say.reviews.open, icon('arrow'))),
    ].filter((it) => it !== null);
}

function end(answered) {
    return h('div', { class: 'empty' },
        h('h2', { tabindex: '-1' }, say.reviews.over),
        h('p', { class: 'quiet' }, say.reviews.count(answered)),
        h('p', {}, h('a', { href: '#/me' }, say.reviews.calendar)));
}
