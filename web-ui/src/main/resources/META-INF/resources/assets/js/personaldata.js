// All that the services hold about somebody, in one file.

import { get } from './api.js';
import { h } from './dom.js';
import { busy } from './forms.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { saveFile } from './savefile.js';
import { enumerated } from './words.js';

const FILE = 'backroad-my-data.json';

/** Fetched and not just linked: when a service is away, the page can say so. */
export function takeAlong() {
    const answer = h('div', { role: 'status' });
    const fetchAll = async (button) => {
        answer.replaceChildren();
        try {
            const data = await get('/api/v1/personal-data');
            saveFile(JSON.stringify(data, null, 2), FILE);
            answer.replaceChildren(h('p', { class: 'saved' }, data.missing.length === 0
                ? say.data.complete(FILE)
                : say.data.without(FILE, enumerated(data.missing))));
        } catch (problem) {
            answer.replaceChildren(problemBox(problem, () => busy(button, fetchAll)));
        }
    };
    return h('div', { class: 'stack' },
        h('p', { class: 'quiet' }, say.data.allLead),
        h('button', { class: 'button plain', type: 'button', onclick: (click) => busy(click.currentTarget, fetchAll) }, say.data.download),
        answer);
}
