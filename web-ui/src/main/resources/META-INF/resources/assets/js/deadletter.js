// One event that a service could not take: what is in it, why it is here, and what can be done.

import { create, get } from './api.js';
import { announce, foreignLink, h } from './dom.js';
import { action, field, form } from './forms.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { station } from './status.js';
import { isUnsaved } from './unsaved.js';
import { ago, exactly } from './words.js';

const MARKS = { waiting: 'in-progress', replayed: 'done', parked: 'skipped' };

/** @param settled is called when something was decided */
export function deadLetter(letter, settled) {
    const row = h('li', { 'data-letter': letter.id, 'data-status': letter.status });
    row.append(
        station(MARKS[letter.status]),
        h('div', {},
            h('strong', {}, letter.type ?? say.desk.noType),
            h('p', {}, letter.heldBack ? say.desk.heldBack : letter.reason),
            h('p', { class: 'quiet small' }, say.desk.place(letter.topic, letter.partition, letter.offset), ' · ',
                h('time', { datetime: letter.setAsideAt, title: exactly(letter.setAsideAt) }, ago(letter.setAsideAt)),
                ` · ${say.desk.status[letter.status]}`),
            inside(letter),
            letter.status === 'waiting' ? parking(letter, settled) : null),
        letter.status === 'waiting' ? replay(letter, row, settled) : '');
    return row;
}

function address({ service, id }) {
    return `${service}/${id}`;
}

function replay(letter, row, settled) {
    return action(say.desk.replay, row, async () => {
        const { replayed, waiting } = await create(`/api/v1/operations/dead-letters/${letter.service}/${letter.id}/replay`);
        announce(say.desk.replayed(replayed.length, waiting));
        settled();
    }, { 'aria-description': address(letter) });
}

function parking(letter, settled) {
    const draft = `park/${letter.id}`;
    return h('details', { class: 'parking', open: isUnsaved(draft) }, h('summary', {}, say.desk.park), form({
        submit: say.desk.park,
        plain: true,
        draft,
        save: async (typed) => {
            await create(`/api/v1/operations/dead-letters/${letter.service}/${letter.id}/park`, { note: typed.get('note') });
            announce(say.desk.parked);
            settled();
        },
    }, field(say.desk.note, h('input', { name: 'note', id: `note-${letter.id}`, maxlength: 500 }), say.desk.noteHint)));
}

/** Is read when it is opened. */
function inside(letter) {
    const details = h('details', {}, h('summary', {}, say.desk.inspect));
    details.addEventListener('toggle', () => {
        if (details.open && details.children.length === 1) {
            details.append(panel(say.desk.letter,
                () => get(`/api/v1/operations/dead-letters/${letter.service}/${letter.id}`), inspection, AbortSignal.timeout(60_000)));
        }
    });
    return details;
}

function inspection({ headers, payload, payloadEncoding, traceUrl, traceId, differences, history }) {
    return h('div', { class: 'inspection' },
        differences.length === 0 ? null : part(say.desk.differences, h('ul', { class: 'plain' }, ...differences.map((it) => h('li', {}, it)))),
        part(say.desk.payload(payloadEncoding), h('pre', { tabindex: '0' }, readable(payload, payloadEncoding))),
        part(say.desk.headers, h('dl', { class: 'headers' }, ...headers.flatMap(({ name, value }) => [h('dt', {}, name), h('dd', {}, value ?? '')]))),
        part(say.desk.history, h('ul', { class: 'plain' }, ...history.map(({ at, who, action, note }) => h('li', {},
            h('time', { datetime: at, title: exactly(at) }, ago(at)), ` · ${say.desk.action[action] ?? action}, ${who}${note ? `: ${note}` : ''}`)))),
        traceId ? h('p', { class: 'small' }, (traceUrl && foreignLink(traceUrl, say.desk.trace)) ?? say.desk.trace, ' ', h('code', {}, traceId)) : null);
}

function part(title, content) {
    return h('div', {}, h('h4', {}, title), content);
}

function readable(payload, encoding) {
    try {
        return encoding === 'utf-8' && payload !== null ? JSON.stringify(JSON.parse(payload), null, 2) : payload ?? '';
    } catch {
        return payload;
    }
}
