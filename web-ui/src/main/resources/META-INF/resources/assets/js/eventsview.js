// What the services tell each other: each event with who tells and who hears it, its fields and examples.

import { ours } from './docpage.js';
import { h } from './dom.js';
import { fieldTable } from './fields.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { events } from './reading.js';
import { anchored, arriveAt, readingFrame, revision } from './readingframe.js';

export function eventsView(signal, anchor) {
    return {
        title: say.events.title,
        content: [panel(say.events.what, () => Promise.all([events(), revision()]), ([told, commit]) => {
            arriveAt(anchor);
            return page(told, commit);
        }, signal)],
    };
}

function page({ lead, headers, topics, deadLetters }, commit) {
    const all = topics.flatMap((it) => it.events);
    return readingFrame({
        name: 'events',
        title: say.events.title,
        facts: [say.events.count(all.length, topics.length), commit],
        headings: [
            ...topics.flatMap((topic) => [{ level: 2, text: topic.name, id: topic.name },
                ...topic.events.map(({ name }) => ({ level: 3, text: name.slice(name.indexOf('.') + 1), id: name }))]),
            { level: 2, text: say.events.headers, id: 'headers' },
            { level: 2, text: say.events.deadLetters, id: 'dead-letters' },
        ],
    },
    ...prose(lead),
    h('p', {}, say.events.contracts[0], h('a', { href: '#/docs/contracts' }, say.events.contracts[1]), say.events.contracts[2]),
    ...topics.flatMap((topic) => [
        anchored(2, 'events', topic.name, h('code', {}, topic.name)),
        ...prose(topic.description),
        ...topic.events.flatMap(event)]),
    anchored(2, 'events', 'headers', say.events.headers),
    ...prose(headers.description),
    fieldTable(headers),
    anchored(2, 'events', 'dead-letters', say.events.deadLetters),
    h('p', {}, h('code', {}, deadLetters.name)),
    ...prose(deadLetters.description));
}

function prose(text) {
    return markdown(text, ours('events', say.events.title));
}

function event({ name, summary, publisher, consumers, internal, schema, example, minimal }) {
    return [
        anchored(3, 'events', name, h('code', {}, name)),
        ...prose(schema.description ?? summary),
        h('dl', { class: 'ends' },
            h('div', {}, h('dt', {}, say.events.publisher), h('dd', {}, card(publisher))),
            h('div', {}, h('dt', {}, say.events.consumers),
                h('dd', {}, ...consumers.flatMap((it, at) => [at > 0 ? ', ' : null, card(it)]), internal ? say.events.internal : null))),
        fieldTable(schema),
        sample(say.events.example, example),
        sample(say.events.minimal, minimal),
    ];
}

function card(service) {
    return h('a', { href: `#/docs/${service}` }, service);
}

export function sample(title, data) {
    return h('details', { class: 'sample' },
        h('summary', {}, title),
        h('pre', { tabindex: '0', role: 'group', 'aria-label': title }, h('code', {}, JSON.stringify(data, null, 2))));
}
