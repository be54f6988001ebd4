// The roadmap as a picture: what builds on what, where the catalog has put it. The list says the same.

import { announce, h, icon, svg } from './dom.js';
import { edgeLine, topicNode } from './graphparts.js';
import { pannable } from './graphview.js';
import { walkable } from './graphwalk.js';
import { graph, learning } from './learning.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { nextTopic } from './roadmap.js';
import { station } from './status.js';

/** @param wanted which topics stand out; asked again by the event "filter" of what is inside */
export function picture(roadmap, wanted, signal) {
    return panel(say.graph.what, () => graph(roadmap.slug), (drawn) => drawing(drawn, roadmap, wanted, signal), signal);
}

function drawing(drawn, roadmap, wanted, signal) {
    const topics = new Map(roadmap.stages.flatMap((stage) => stage.topics.map((it) => [it.slug, it])));
    const titles = new Map(drawn.nodes.map((it) => [it.slug, it.title]));
    const nodes = new Map(drawn.nodes.map((it) => [it.slug, topicNode(it, topics.get(it.slug), titles)]));
    const tracks = new Map(drawn.nodes.map((it) => [it.slug, it.track]));
    const edges = drawn.edges.map((it) => edgeLine(it, tracks));
    const art = svg('svg', { class: 'art', viewBox: `0 0 ${drawn.width} ${drawn.height}` },
        patterns(), svg('g', {}, ...edges), svg('g', {}, ...nodes.values()));
    const frame = h('div', { class: 'frame', role: 'group', 'aria-label': say.graph.label }, art);
    const view = pannable(frame, art, drawn, signal);
    const walk = walkable(frame, drawn, nodes, edges, view);
    const place = h('div', { class: 'picture' }, tools(view), frame, legend(signal), h('p', { class: 'quiet small keys' }, say.graph.hint));
    const show = () => {
        nodes.forEach((node, slug) => node.show(learning.statusOf(slug), !topics.has(slug) || wanted(topics.get(slug))));
        edges.forEach((edge, at) => { edge.dataset.status = learning.statusOf(drawn.edges[at].from) ?? ''; });
    };
    place.addEventListener('filter', show);
    learning.addEventListener('enrollment', show, { signal });
    show();
    requestAnimationFrame(() => { // when it has a size
        view.begin();
        walk.begin(learning.enrollment ? nextTopic(roadmap)?.slug : undefined);
    });
    return place;
}

function tools(view) {
    const tool = (name, run) => h('button', {
        class: 'button plain icon', type: 'button', 'aria-label': say.graph[name], title: say.graph[name],
        onclick: () => announce(say.graph.zoomed(run())),
    }, icon(name));
    return h('div', { class: 'tools', role: 'group', 'aria-label': say.graph.tools },
        tool('closer', view.closer), tool('further', view.further), tool('whole', view.whole));
}

function legend(signal) {
    const list = h('ul', { class: 'legend' });
    const roads = () => ['spine', 'side'].map((track) => h('li', {},
        svg('svg', { class: 'key', viewBox: '0 0 28 16', 'aria-hidden': 'true' },
            svg('rect', { class: `box ${track}`, x: '2', y: '2', width: '24', height: '12', rx: track === 'side' ? '6' : '2' })),
        say.graph.track[track]));
    const show = () => list.replaceChildren(...roads(), ...(learning.enrollment === null
        ? []
        : Object.entries(say.status.words).map(([status, word]) => h('li', {}, station(status), word))));
    learning.addEventListener('enrollment', show, { signal });
    show();
    return list;
}

/** So that colour is never the only difference. */
function patterns() {
    const stripes = (id, colour, turn) => svg('pattern', {
        id, width: '8', height: '8', patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${turn})`,
    }, svg('rect', { class: 'ground', width: '8', height: '8' }), svg('rect', { class: colour, width: '4', height: '8' }));
    return svg('defs', {}, stripes('going-stripes', 'going', 45), stripes('skipped-stripes', 'skipped', 0));
}
