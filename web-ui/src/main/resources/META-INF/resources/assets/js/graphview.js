// Moves and zooms the picture inside its frame. The frame scrolls like everything else that scrolls, so that a wheel,
// a finger and a scroll bar do what they always do; this adds zooming, and dragging with a mouse.

const STEP = 1.25;
const CLOSEST = 2;
const DRAG_PIXELS = 4;
/** What is left of the column that one looks at, in pixels. */
const MARGIN = 32;
/** How much of the window the picture may take; graph.css has the same. */
const TALLEST = 0.7;

/** Zooming answers the new size in percent. */
export function pannable(frame, art, { width, height, nodes }, signal) {
    let scale = 1;
    const whole = () => Math.min(frame.clientWidth / width, (innerHeight * TALLEST) / height, 1);
    const size = () => {
        art.style.width = `${Math.round(width * scale)}px`;
        art.style.height = `${Math.round(height * scale)}px`;
    };
    /** What is at the place stays there. */
    const zoom = (wish, { x, y } = middle(frame)) => {
        const before = scale;
        const fixed = { x: (frame.scrollLeft + x) / before, y: (frame.scrollTop + y) / before };
        scale = Math.min(Math.max(wish, Math.min(whole(), 0.5)), CLOSEST);
        size();
        frame.scrollTo({ left: fixed.x * scale - x, top: fixed.y * scale - y, behavior: 'instant' });
        return Math.round(scale * 100);
    };
    size();
    wheel(frame, (factor, at) => zoom(scale * factor, at));
    pinch(frame, () => scale, zoom);
    drag(frame);
    addEventListener('resize', () => scale < whole() && zoom(whole()), { signal });
    return {
        closer: () => zoom(scale * STEP),
        further: () => zoom(scale / STEP),
        whole: () => zoom(whole()),
        begin: () => zoom(withWholeColumns(nodes, frame.clientWidth)),
        by: (right, down) => frame.scrollBy(right, down),
        /** Scrolls until the node stands where one reads first. */
        show: ({ x, y, height: tall }) => frame.scrollTo({
            left: x * scale - MARGIN,
            top: (y + tall / 2) * scale - frame.clientHeight / 3,
            behavior: 'instant',
        }),
    };
}

/** The scale, near 1, at which no title is cut: the last column is whole, and the one behind it out of sight. */
function withWholeColumns(nodes, width) {
    const [first, second] = [...new Set(nodes.map((it) => it.x))].toSorted((one, other) => one - other);
    const column = second - first;
    const box = nodes[0]?.width;
    const scales = [1, 2, 3, 4, 5, 6, 7, 8].map((columns) =>
        Math.min(Math.max(1, (width - MARGIN + 4) / (columns * column)), (width - MARGIN - 4) / ((columns - 1) * column + box)));
    return scales.reduce((best, it) => (Math.abs(Math.log(it)) < Math.abs(Math.log(best)) ? it : best), scales[0]) || 1;
}

function middle(frame) {
    return { x: frame.clientWidth / 2, y: frame.clientHeight / 2 };
}

function inside(frame, { clientX, clientY }) {
    const box = frame.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
}

/** With a modifier only: a wheel alone scrolls. A pinch on a touch pad is told as a wheel with Ctrl. */
function wheel(frame, zoom) {
    frame.addEventListener('wheel', (turn) => {
        if (turn.ctrlKey || turn.metaKey) {
            turn.preventDefault();
            zoom(Math.exp(-Math.sign(turn.deltaY) * Math.min(Math.abs(turn.deltaY), 60) / 300), inside(frame, turn));
        }
    }, { passive: false });
}

function pinch(frame, scale, zoom) {
    let begun = null;
    const apart = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const between = ([one, other]) => ({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });
    const look = ({ touches }) => {
        begun = touches.length === 2 ? { distance: apart(touches), scale: scale() } : null;
    };
    frame.addEventListener('touchstart', look, { passive: true });
    frame.addEventListener('touchend', look, { passive: true });
    frame.addEventListener('touchmove', (move) => {
        if (begun !== null && move.touches.length === 2) {
            move.preventDefault();
            zoom(begun.scale * apart(move.touches) / begun.distance, inside(frame, between(move.touches)));
        }
    }, { passive: false });
}

/** A mouse drags; a finger scrolls by itself. What was dragged is not clicked. */
function drag(frame) {
    let from = null;
    let moved = false;
    frame.addEventListener('pointerdown', (press) => {
        moved = false;
        from = press.pointerType === 'mouse' && press.button === 0
            ? { x: press.clientX + frame.scrollLeft, y: press.clientY + frame.scrollTop, press }
            : null;
    });
    frame.addEventListener('pointermove', (move) => {
        if (from !== null && (moved || Math.hypot(move.clientX - from.press.clientX, move.clientY - from.press.clientY) > DRAG_PIXELS)) {
            if (!moved) {
                moved = true;
                frame.setPointerCapture(move.pointerId);
            }
            frame.scrollTo({ left: from.x - move.clientX, top: from.y - move.clientY, behavior: 'instant' });
        }
    });
    const release = () => { from = null; };
    frame.addEventListener('pointerup', release);
    frame.addEventListener('pointercancel', release);
    frame.addEventListener('dragstart', (start) => start.preventDefault());
    frame.addEventListener('click', (click) => {
        if (moved) {
            click.preventDefault();
            click.stopPropagation();
        }
    }, { capture: true });
}
