// Cuts source text into coloured pieces. Small on purpose: what it does not know stays plain, and no piece is lost.

const words = (list) => `\\b(?:${list.trim().split(/\s+/).join('|')})\\b`;

const STRINGS = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const NUMBERS = String.raw`\b\d[\w.]*\b`;

/** What is what, in the order of who is asked first. */
const LANGUAGES = {
    java: {
        note: String.raw`\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*`,
        text: String.raw`"""[^]*?(?:"""|$)|${STRINGS}`,
        name: String.raw`@\w+|${NUMBERS}`,
        word: words(`abstract assert boolean break byte case catch char class continue default do double else enum extends final finally float
            for if implements import instanceof int interface long native new non-sealed null package permits private protected public record
            return sealed short static super switch synchronized this throw throws transient true false try var void volatile while yield when`),
    },
    js: {
        note: String.raw`\/\*[^]*?(?:\*\/|$)|(?<![:\\])\/\/[^\n]*`,
        text: String.raw`\`(?:[^\`\\]|\\.)*\`|${STRINGS}`,
        name: NUMBERS,
        word: words(`async await break case catch class const continue default delete do else export extends false finally for from function get
            if import in instanceof let new null of return static super switch this throw true try typeof undefined void while yield`),
    },
    sql: {
        note: String.raw`--[^\n]*|\/\*[^]*?(?:\*\/|$)`,
        text: String.raw`'(?:[^']|'')*'`,
        name: NUMBERS,
        word: words(`add all alter and as asc bigint boolean by cascade check column comment constraint create default delete desc distinct
            drop exists foreign from function if in include index insert integer into is jsonb key language not null on or order primary
            references return returns select set smallint table text timestamptz trigger unique update using uuid values varchar view when where with`),
    },
    yml: {
        note: String.raw`(?<=^|\s)#[^\n]*`,
        text: STRINGS,
        name: NUMBERS,
        word: String.raw`(?<=^|\n)[ ]*(?:-[ ]+)?[\w./$-]+(?=:)`,
    },
    properties: {
        note: String.raw`(?<=^|\n)#[^\n]*`,
        word: String.raw`(?<=^|\n)[\w.\[\]-]+(?=\s*=)`,
    },
    graphqls: {
        note: String.raw`#[^\n]*|"""[^]*?(?:"""|$)`,
        text: STRINGS,
        name: String.raw`@\w+`,
        word: words('type enum input interface union directive scalar query mutation extend implements schema on'),
    },
    sh: {
        note: String.raw`(?<=^|\s)#[^\n]*`,
        text: String.raw`"(?:[^"\\]|\\[^])*"|'[^']*'`,
        name: String.raw`\$\{?\w+\}?`,
        word: words(`if then else elif fi for in do done while until case esac function return exit local export readonly set exec
            FROM AS ARG RUN COPY ENV EXPOSE USER WORKDIR ENTRYPOINT CMD LABEL HEALTHCHECK STOPSIGNAL`),
    },
    json: { text: STRINGS, name: NUMBERS, word: words('true false null') },
    html: { note: '<!--[^]*?(?:-->|$)', text: STRINGS, word: String.raw`<\/?[\w-]+|\/?>` },
};

const SAME = { yaml: 'yml', graphql: 'graphqls', lua: 'sh', template: 'sh', conf: 'sh', svg: 'html', xml: 'html', mjs: 'js' };

/** Answers the lines of a text, each a list of {kind, text}; kind is null for plain text. */
export function lines(text, language) {
    const all = [[]];
    for (const { kind, text: piece } of pieces(text.replace(/\n$/, ''), language)) {
        piece.split('\n').forEach((part, at) => {
            if (at > 0) {
                all.push([]);
            }
            if (part !== '') {
                all.at(-1).push({ kind, text: part });
            }
        });
    }
    return all;
}

function pieces(text, language) {
    const rules = LANGUAGES[SAME[language] ?? language];
    if (rules === undefined) {
        return [{ kind: null, text }];
    }
    const pattern = new RegExp(Object.entries(rules).map(([kind, rule]) => `(?<${kind}>${rule})`).join('|'), 'g');
    const found = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
        const kind = Object.keys(rules).find((it) => match.groups[it] !== undefined);
        found.push({ kind: null, text: text.slice(end, match.index) }, { kind, text: match[0] });
        end = match.index + match[0].length;
    }
    return [...found, { kind: null, text: text.slice(end) }];
}
