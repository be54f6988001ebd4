// Every refusal that the system knows, with what it means and what helps.

import { h, prose } from './dom.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { problems } from './reading.js';
import { anchored, arriveAt, readingFrame } from './readingframe.js';

export function problemsView(signal, anchor) {
    return {
        title: say.problems.title,
        content: [panel(say.problems.what, problems, (types) => {
            arriveAt(anchor);
            return page(Object.entries(types));
        }, signal)],
    };
}

function page(types) {
    return readingFrame({
        name: 'problems',
        title: say.problems.title,
        facts: [say.problems.count(types.length)],
        headings: types.map(([slug, { title }]) => ({ level: 2, text: title, id: slug })),
    },
    h('p', {}, say.problems.lead),
    ...types.flatMap(([slug, { status, title, meaning, remedy }]) => [
        anchored(2, 'problems', slug, title),
        h('p', { class: 'quiet small' }, say.problems.status(status), ' ', h('a', { href: `/problems/${slug}` }, h('code', {}, `/problems/${slug}`))),
        h('p', {}, prose(meaning)),
        h('p', {}, h('strong', {}, say.problems.remedy), prose(remedy)),
    ]));
}
