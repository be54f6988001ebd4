// Makes the query page a place to try queries. Without it the page shows schema, examples and a command.

import { h } from '/assets/js/dom.js';

const PATIENCE_MILLIS = 10_000;
const SCALARS = ['Boolean', 'Float', 'ID', 'Int', 'String'];
const SCHEMA = `{
    __schema { types { kind name description
        enumValues { name }
        fields { name description args { name type { ...Type } } type { ...Type } } } }
}
fragment Type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

const [form, query, variables, mistake, outcome, answer] =
    ['workbench', 'query', 'variables', 'mistake', 'outcome', 'answer'].map((id) => document.getElementById(id));

/** The newest question; an older answer that comes late is not shown. */
let asked = 0;

// ---- asking ----

/** Whoever is signed in proves that the question comes from this page. The proof can be outdated once. */
async function ask(question) {
    const response = await post(question);
    if (response.status !== 403) {
        return response;
    }
    await fetch('/session', { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    return post(question);
}

function post(question) {
    return fetch('/graphql', {
        method: 'POST',
        headers: {
            Accept: 'application/graphql-response+json, application/problem+json;q=0.9',
            'Content-Type': 'application/json',
            ...csrfToken(),
        },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
}

function csrfToken() {
    const cookie = document.cookie.split('; ').find((it) => it.startsWith('XSRF-TOKEN='));
    return cookie === undefined ? {} : { 'X-XSRF-TOKEN': decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) };
}

async function run() {
    const question = readQuestion();
    if (question === null) {
        return;
    }
    const number = ++asked;
    const start = performance.now();
    outcome.textContent = 'Asking …';
    try {
        const response = await ask(question);
        const text = await response.text();
        show(number, `Status ${response.status}, ${Math.round(performance.now() - start)} ms, ${size(text)}`, pretty(text));
    } catch {
        show(number, 'No answer. The gateway cannot be reached, or it took too long.', '');
    }
}

function readQuestion() {
    try {
        const values = variables.value.trim() === '' ? {} : JSON.parse(variables.value);
        complain('');
        return { query: query.value, variables: values };
    } catch (wrong) {
        complain(`This is no JSON: ${wrong.message}`);
        variables.focus();
        return null;
    }
}

function complain(sentence) {
    mistake.textContent = sentence;
    if (sentence === '') {
        variables.removeAttribute('aria-invalid');
    } else {
        variables.setAttribute('aria-invalid', 'true');
    }
}

function show(number, sentence, text) {
    if (number === asked) {
        outcome.textContent = sentence;
        answer.textContent = text;
    }
}

function size(text) {
    const bytes = new Blob([text]).size;
    return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;
}

function pretty(text) {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}

// ---- examples ----

function offerToTry(example) {
    const title = example.querySelector('h3').textContent;
    const text = example.querySelector('code').textContent;
    example.append(h('button', { type: 'button', class: 'plain', 'aria-label': `Try it: ${title}`, onclick: () => {
        query.value = text;
        variables.value = '';
        query.focus();
        run();
    } }, 'Try it'));
}

// ---- reference ----

async function describe() {
    const response = await ask({ query: SCHEMA });
    const { data } = await response.json();
    const own = data.__schema.types.filter(({ name }) => !name.startsWith('__') && !SCALARS.includes(name));
    const first = own.filter(({ name }) => name === 'Query');
    document.getElementById('reference').replaceChildren(
        ...[...first, ...own.filter((type) => !first.includes(type))].map(section));
    document.getElementById('text').open = false;
}

function section({ kind, name, description, fields, enumValues }) {
    return h('section', { 'aria-labelledby': `type-${name}` },
        h('h3', { id: `type-${name}` }, name, h('span', { class: 'quiet' }, kind === 'ENUM' ? ' one of' : ' fields')),
        description && h('p', {}, description),
        fields === null
            ? h('p', {}, h('code', {}, enumValues.map((it) => it.name).join(' | ')))
            : h('dl', {}, ...fields.flatMap((it) => [
                h('dt', {}, h('code', {}, ...signature(it))),
                h('dd', {}, it.description ?? ''),
            ])));
}

function signature({ name, args, type }) {
    const parameters = args.flatMap((arg, i) => [i === 0 ? '' : ', ', `${arg.name}: `, ...typeName(arg.type)]);
    return [name, ...(args.length ? ['(', ...parameters, ')'] : []), ': ', ...typeName(type)];
}

function typeName({ kind, name, ofType }) {
    switch (kind) {
        case 'NON_NULL': return [...typeName(ofType), '!'];
        case 'LIST': return ['[', ...typeName(ofType), ']'];
        default: return [SCALARS.includes(name) ? name : h('a', { href: `#type-${name}` }, name)];
    }
}

// ---- start ----

form.addEventListener('submit', (submit) => {
    submit.preventDefault();
    run();
});
form.addEventListener('keydown', (key) => {
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) {
        key.preventDefault();
        run();
    }
});
document.querySelectorAll('#examples section').forEach(offerToTry);
form.hidden = false;
describe().catch(() => { /* no introspection, or no answer: the schema as text stays open */ });
