// The styles that the first view does not need. index.html names them in their order with a "rel" that means nothing to
// browsers: what is "disabled" they fetch all the same.

let whole = null;

/** Resolves when every style is there, also if one could not be fetched: a plain view is better than none. */
export function wholeStyle() {
    whole ??= Promise.all([...document.querySelectorAll('link[rel="later"]')].map(arrived));
    return whole;
}

function arrived(link) {
    return new Promise((resolve) => {
        link.addEventListener('load', resolve, { once: true });
        link.addEventListener('error', resolve, { once: true });
        link.rel = 'stylesheet';
    });
}
