// The API of one service, from its OpenAPI description: every operation with who may, what it takes and what it answers.

import { breakable, h } from './dom.js';
import { fieldTable } from './fields.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { apiOf } from './reading.js';
import { anchored, arriveAt, readingFrame } from './readingframe.js';

export function apiView(signal, service, anchor) {
    return {
        title: say.api.title(service),
        content: [panel(say.api.what, () => apiOf(service), (api) => {
            arriveAt(anchor);
            return page(service, api);
        }, signal)],
    };
}

function page(service, api) {
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ ...operation, title: `${method.toUpperCase()} ${path}` })));
    return readingFrame({
        name: `api/${service}`,
        title: say.api.title(service),
        facts: [say.api.count(operations.length), h('a', { href: `/docs/openapi/${service}.json` }, say.api.description)],
        headings: operations.map(({ title, operationId }) => ({ level: 2, text: title, id: operationId })),
    },
    h('p', {}, say.api.lead, h('a', { href: '/docs' }, say.api.token), ', ',
        h('a', { href: '#/docs/problems' }, say.api.problems), '.'),
    service === 'catalog-service' ? h('p', {}, h('a', { href: '/graphql' }, say.api.graphql)) : null,
    ...operations.flatMap((it) => operationOf(it, `api/${service}`, api.components?.schemas ?? {})));
}

function operationOf({ title, summary, description, operationId, security, parameters, requestBody, responses }, name, schemas) {
    const scopes = (security ?? []).flatMap((it) => Object.values(it).flat());
    return [
        anchored(2, name, operationId, h('code', {}, breakable(title))),
        summary ? h('p', {}, summary) : null,
        ...markdown(description ?? ''),
        h('p', { class: 'quiet small' }, security?.length ? say.api.scope(scopes.join(', ')) : say.api.everybody),
        parameters?.length ? fieldTable(asFields(parameters)) : null,
        bodyOf(say.api.body, requestBody, schemas),
        ...answers(responses, schemas),
    ];
}

/** Parameters are fields, too. */
function asFields(parameters) {
    return {
        required: parameters.filter((it) => it.required).map((it) => it.name),
        properties: Object.fromEntries(parameters.map((it) => [it.name, { ...it.schema, description: it.description ?? '' }])),
    };
}

function answers(responses, schemas) {
    const known = Object.entries(responses ?? {}).filter(([status]) => status !== 'default');
    return [
        h('ul', {}, ...known.map(([status, { description }]) => h('li', {}, h('strong', {}, status), ` ${description ?? ''}`))),
        ...known.map(([status, answer]) => bodyOf(say.api.answer(status), answer, schemas)),
    ];
}

function bodyOf(title, { content } = {}, schemas = {}) {
    const fields = Object.values(content ?? {}).map(({ schema }) => (schema ? fieldTable(schema, schemas) : null)).find((it) => it !== null);
    return fields ? h('details', { class: 'sample' }, h('summary', {}, title), fields) : null;
}
