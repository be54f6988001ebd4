// Hands a text to the browser as a file.

import { h } from './dom.js';

export function saveFile(text, name, type = 'application/json') {
    const address = URL.createObjectURL(new Blob([text], { type }));
    h('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 0);
}
