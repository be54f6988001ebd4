// A secret that is shown once.

import { copyable } from './copyable.js';
import { h } from './dom.js';
import { say } from './messages.js';
import { exactly } from './words.js';

/** @param previousUntil until when the one before signs beside it; undefined when there was none */
export function secret(text, previousUntil) {
    return h('section', { class: 'secret', 'aria-labelledby': 'secret' },
        h('h3', { id: 'secret', tabindex: '-1' }, say.hooks.secret),
        h('p', {}, say.hooks.secretOnce),
        copyable(say.hooks.secret, text),
        previousUntil ? h('p', { class: 'quiet small' }, say.hooks.previous(exactly(previousUntil))) : null);
}
