// What the picture consists of: a box for each topic, and a line for each prerequisite.

import { svg } from './dom.js';
import { say } from './messages.js';

/** In units of the picture, as the boxes are. */
const TEXT_LEFT = 40;
const TEXT_RIGHT = 8;
const LINE = 16;
/** A line may be so much too long: it is drawn narrower then. */
const TIGHT = 1.15;
const FONT = '13px system-ui, sans-serif';
const TITLE_FONT = `600 ${FONT}`;

const ruler = document.createElement('canvas').getContext('2d');

/**
 * A link to the topic; show(status, wanted) says how far the learner is, null when that is not known.
 *
 * @param topic of the roadmap; absent where the roadmap has changed since it was loaded
 * @param titles of all topics, by slug
 */
export function topicNode({ slug, title, stage, track, x, y, width, height }, topic, titles) {
    const room = width - TEXT_LEFT - TEXT_RIGHT;
    const lines = wrap(title, room, 2, TITLE_FONT, TIGHT);
    const middle = height / 2;
    const first = middle - (lines.length * LINE) / 2 + 4;
    const round = track === 'side' ? middle : 8;
    const facts = svg('text', { class: 'facts', x: TEXT_LEFT, y: first + lines.length * LINE });
    const node = svg('a', { class: 'node', href: `#/topics/${slug}`, tabindex: '-1', transform: `translate(${x} ${y})`, 'data-slug': slug },
        svg('rect', { class: 'ring', x: -6, y: -6, width: width + 12, height: height + 12, rx: round + 6 }),
        svg('rect', { class: `box ${track}`, width, height, rx: round }),
        svg('circle', { class: 'dot', cx: 21, cy: middle, r: 7 }),
        svg('path', { class: 'half', d: `M21 ${middle - 7}a7 7 0 0 0 0 14z` }),
        ...lines.map((line, at) => svg('text', { class: 'title', x: TEXT_LEFT, y: first + at * LINE, ...narrowed(line, room) }, line)),
        facts);
    const needs = (topic?.prerequisites ?? []).filter((it) => titles.has(it)).map((it) => titles.get(it));
    let shown;
    node.show = (status, wanted) => {
        node.dataset.wanted = wanted;
        if (status === shown) {
            return;
        }
        shown = status;
        const word = status === null ? null : say.status.words[status];
        node.dataset.status = status ?? '';
        node.setAttribute('aria-label', say.graph.node(title, stage, word, say.graph.track[track], needs));
        facts.textContent = wrap([word, stage].filter(Boolean).join(' · '), room, 1, FONT)[0];
    };
    return node;
}

/** @param tracks of all topics, by slug */
export function edgeLine({ from, to, points }, tracks) {
    const isMain = tracks.get(from) === 'spine' && tracks.get(to) === 'spine';
    return svg('path', { class: isMain ? 'edge main' : 'edge', d: `${way(points)}${head(points.at(-1))}` });
}

/** Level where it passes a column, and a soft bend between two columns. */
function way(points) {
    const [{ x, y }, ...rest] = points;
    return rest.reduce(({ d, last }, point, at) => {
        const middle = (last.x + point.x) / 2;
        const piece = at % 2 === 1 ? `H${point.x}` : `C${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`;
        return { d: d + piece, last: point };
    }, { d: `M${x} ${y}`, last: points[0] }).d;
}

function head({ x, y }) {
    return `M${x - 7} ${y - 4}L${x} ${y}L${x - 7} ${y + 4}`;
}

/** The text in so many lines at most; what has no room is cut, with a sign. */
function wrap(text, room, most, font, tight = 1) {
    ruler.font = font;
    const fits = (it, within = room) => ruler.measureText(it).width <= within;
    const lines = [];
    for (const word of text.split(' ')) {
        const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
        if (lines.length === 0) {
            lines.push(word);
        } else if (fits(longer) || lines.length === most) {
            lines[lines.length - 1] = longer;
        } else {
            lines.push(word);
        }
    }
    return lines.map((line) => (fits(line, room * tight) ? line : `${cut(line, fits)}…`));
}

function narrowed(line, room) {
    ruler.font = TITLE_FONT;
    return ruler.measureText(line).width > room ? { textLength: room, lengthAdjust: 'spacingAndGlyphs' } : {};
}

function cut(line, fits) {
    let length = line.length;
    while (length > 1 && !fits(`${line.slice(0, length)}…`)) {
        length -= 1;
    }
    return line.slice(0, length).trimEnd();
}
