// The fields of a JSON Schema as a table.

import { breakable, h } from './dom.js';
import { markdown } from './markdown.js';
import { say } from './messages.js';
import { stacked } from './stacked.js';

const DEEPEST = 4;

/** @param schemas what $ref leads to, by name */
export function fieldTable(schema, schemas = {}) {
    const rows = rowsOf(schema, schemas, '', 0);
    // Where nothing is said about any field, there is no column for it.
    const told = rows.some((it) => it.lastElementChild.hasChildNodes());
    if (!told) {
        rows.forEach((it) => it.lastElementChild.remove());
    }
    return rows.length === 0
        ? null
        : h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': say.fields.title },
            stacked(h('table', { class: 'fields' },
                h('thead', {}, h('tr', {}, ...say.fields.columns.slice(0, told ? 3 : 2).map((it) => h('th', { scope: 'col' }, it)))),
                h('tbody', {}, ...rows)), []));
}

function rowsOf(given, schemas, before, depth) {
    const schema = resolved(given, schemas);
    if (depth > DEEPEST) {
        return [];
    }
    if (schema.items) {
        return rowsOf(schema.items, schemas, `${before}[]`, depth + 1);
    }
    return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
        const field = resolved(value, schemas);
        const name = before === '' ? key : `${before}.${key}`;
        return [row(name, field, schema.required?.includes(key) ?? false), ...rowsOf(field, schemas, name, depth + 1)];
    });
}

function row(name, field, required) {
    return h('tr', {},
        h('th', { scope: 'row' }, h('code', {}, breakable(name))),
        h('td', {}, kind(field), h('p', { class: 'quiet small' }, required ? say.fields.required : say.fields.optional)),
        h('td', {}, ...markdown(field.description ?? ''), limits(field)));
}

function kind({ type, format, items, const: only }) {
    if (only !== undefined) {
        return h('code', {}, String(only));
    }
    const types = [type].flat().filter(Boolean).join(say.fields.or);
    return items ? say.fields.listOf(items.format ?? [items.type ?? say.fields.objects].flat().join(say.fields.or)) : [types, format].filter(Boolean).join(', ');
}

function limits(field) {
    const said = Object.entries(say.fields.limits)
        .filter(([name]) => field[name] !== undefined)
        .map(([name, [before, after]]) => [before, ...listed([field[name]].flat()), after]);
    return said.length === 0 ? null : h('p', { class: 'quiet small' }, ...said.flatMap((it, at) => (at > 0 ? ['; ', ...it] : it)));
}

function listed(values) {
    return values.flatMap((value, at) => [at > 0 ? ', ' : '', h('code', {}, String(value))]);
}

function resolved(schema, schemas) {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : { ...schemas[name], ...(schema.description ? { description: schema.description } : {}) };
}
