// What one can take along, and bring back.

import { get, send } from './api.js';
import { h } from './dom.js';
import { busy } from './forms.js';
import { meFrame, part } from './meframe.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { takeAlong } from './personaldata.js';
import { saveFile } from './savefile.js';

const FILE = 'backroad-progress.json';

export function dataView() {
    return meFrame('me/data', [
        part('record', say.data.record, h('p', { class: 'quiet' }, say.data.recordLead), exporting()),
        part('import', say.data.import, h('p', { class: 'quiet' }, say.data.importLead), importing()),
        part('data', say.data.all, takeAlong()),
    ]);
}

function exporting() {
    const answer = h('div', { role: 'status' });
    const take = async (button) => {
        answer.replaceChildren();
        try {
            saveFile(JSON.stringify(await get('/api/v1/progress-file'), null, 2), FILE);
            answer.replaceChildren(h('p', { class: 'saved' }, say.data.taken(FILE)));
        } catch (problem) {
            answer.replaceChildren(problemBox(problem, () => busy(button, take)));
        }
    };
    return h('div', { class: 'stack' },
        h('button', { type: 'button', class: 'button plain', onclick: (click) => busy(click.currentTarget, take) }, say.data.take),
        answer);
}

/** All of the file or nothing; what is there just so already is no change. */
function importing() {
    const answer = h('div', { role: 'status' });
    const bring = async (file) => {
        answer.replaceChildren(h('p', { class: 'quiet' }, say.data.bringing));
        try {
            const { enrollments } = await send('PUT', '/api/v1/progress-file', JSON.parse(await file.text()));
            answer.replaceChildren(h('p', { class: 'saved' }, say.data.brought(enrollments.length)));
        } catch (problem) {
            const own = problem instanceof SyntaxError ? { title: say.data.noFile, detail: say.data.noFileDetail, status: 400 } : problem;
            answer.replaceChildren(problemBox(own, () => bring(file)));
        }
    };
    return h('div', { class: 'stack' },
        h('label', { class: 'button plain file' }, say.data.choose,
            h('input', { class: 'unseen', type: 'file', accept: 'application/json,.json', onchange: (event) => {
                const [file] = event.target.files;
                event.target.value = '';
                return file && bring(file);
            } })),
        answer);
}
