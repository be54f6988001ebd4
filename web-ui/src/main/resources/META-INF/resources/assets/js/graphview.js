// Moves and zooms the picture. Sideways its frame scrolls, up and down the page does, like everything else that scrolls:
// a wheel, a finger and a scroll bar do what they always do, and no box is cut where a frame would end. This adds zooming,
// and dragging with a mouse.

const STEP = 1.25;
const CLOSEST = 2;
const DRAG_PIXELS = 4;
/** What is left of the column that one looks at, in pixels. */
const MARGIN = 32;
/** How much of the window the whole picture takes. */
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
        scale = Math.min(Math.max(wish, Math.min(whole(), 0.5)), CLOSEST);
        const left = (frame.scrollLeft + x) / before * scale - x;
        size();
        move(frame, { left, down: y * scale / before - y });
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
        by: (right, down) => move(frame, { left: frame.scrollLeft + right, down }),
        /** Scrolls sideways until the node stands where one reads first. */
        show: ({ x }) => move(frame, { left: x * scale - MARGIN }),
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

function move(frame, { left, down = 0 }) {
    frame.scrollTo({ left, behavior: 'instant' });
    scrollBy({ top: down, behavior: 'instant' });
}

/** Of what one sees of it. */
function middle(frame) {
    const { top, bottom } = frame.getBoundingClientRect();
    return { x: frame.clientWidth / 2, y: (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 - top };
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
            ? { x: press.clientX + frame.scrollLeft, y: press.clientY, press }
            : null;
    });
    frame.addEventListener('pointermove', ({ clientX, clientY, pointerId }) => {
        if (from !== null && (moved || Math.hypot(clientX - from.press.clientX, clientY - from.press.clientY) > DRAG_PIXELS)) {
            if (!moved) {
                moved = true;
                frame.setPointerCapture(pointerId);
            }
            move(frame, { left: from.x - clientX, down: from.y - clientY });
            from.y = clientY;
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
