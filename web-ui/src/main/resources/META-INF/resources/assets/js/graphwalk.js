// Walks along the lines of the picture by keyboard: one topic has the focus, arrows go to its neighbours.

import { announce } from './dom.js';
import { say } from './messages.js';

const PAN_PIXELS = 96;

/**
 * Tab enters the picture at one topic and leaves it from there; the arrows choose which.
 *
 * @param frame listens, and not the picture in it: a browser would make an SVG that listens a stop of its own
 */
export function walkable(frame, { nodes, edges }, links, lines, view) {
    const bySlug = new Map(nodes.map((it) => [it.slug, it]));
    let here = nodes[0];

    const at = (slug) => bySlug.get(slug);
    const nearest = (some) => some.toSorted((one, other) => Math.abs(one.y - here.y) - Math.abs(other.y - here.y))[0];
    const column = () => nodes.filter((it) => it.x === here.x).toSorted((one, other) => one.y - other.y);
    const neighbour = {
        ArrowRight: () => nearest(edges.filter((it) => it.from === here.slug).map((it) => at(it.to))),
        ArrowLeft: () => nearest(edges.filter((it) => it.to === here.slug).map((it) => at(it.from))),
        ArrowDown: () => column().find((it) => it.y > here.y),
        ArrowUp: () => column().findLast((it) => it.y < here.y),
        Home: () => nodes[0],
        End: () => nodes.at(-1),
    };
    const pan = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const zoom = { '+': view.closer, '=': view.closer, '-': view.further, 0: view.whole };

    const stand = (node) => {
        links.get(here.slug).setAttribute('tabindex', '-1');
        here = node;
        links.get(here.slug).setAttribute('tabindex', '0');
    };
    const light = (slug) => edges.forEach((edge, number) =>
        lines[number].classList.toggle('near', edge.from === slug || edge.to === slug));

    frame.addEventListener('focusin', ({ target }) => {
        const slug = target.closest('.node')?.dataset.slug;
        if (slug !== undefined) {
            stand(at(slug));
            light(slug);
        }
    });
    frame.addEventListener('focusout', () => light(null));
    frame.addEventListener('keydown', (press) => {
        if (press.ctrlKey || press.metaKey || press.altKey) {
            return;
        }
        const { key } = press;
        if (press.shiftKey && pan[key]) {
            view.by(...pan[key].map((it) => it * PAN_PIXELS));
        } else if (zoom[key]) {
            announce(say.graph.zoomed(zoom[key]()));
        } else if (neighbour[key]) {
            go(neighbour[key](), key);
        } else {
            return;
        }
        press.preventDefault();
    });

    function go(node, key) {
        if (node === undefined) {
            announce(say.graph.end[key]);
            return;
        }
        const link = links.get(node.slug);
        link.focus({ preventScroll: true });
        link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    return {
        /** Stands at this topic, or at the first one. */
        begin: (slug) => {
            if (nodes.length > 0) {
                stand(at(slug) ?? nodes[0]);
                view.show(here);
            }
        },
    };
}
