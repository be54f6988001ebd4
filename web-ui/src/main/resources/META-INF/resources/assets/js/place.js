// What depends on where the page runs.

/** On somebody's own machine, where the demo accounts exist. */
export const atHome = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

/** Neighbours of the launcher; with its standard ports only, because the page cannot know others. */
export const neighbours = location.host === 'localhost:8080'
    ? { Mailbox: 'http://localhost:11080/', Zipkin: 'http://localhost:9411/' }
    : {};

/** Signs in and comes back to the same view. */
export function signInAddress() {
    return `/session/login?next=${encodeURIComponent(location.pathname + location.hash)}`;
}
