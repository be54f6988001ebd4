// Which language the page speaks: the one that was chosen here, or else the first of the browser's that we have. English is
// here with the page; another one is fetched when somebody wants it.

import { say } from './messages.js';

/** What each is called by those who speak it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

const KEY = 'language';
const english = { ...say };
const fetched = { de: () => import('./messages.de.js') };

/** Before the first word. Who cannot be given their language is spoken to in English. */
export async function speakFirst() {
    await speak(chosen() ?? liked()).catch(() => {});
}

/** From now on, and at the next visit. Fails when the words cannot be fetched; then nothing has changed. */
export async function choose(language) {
    await speak(language);
    try {
        localStorage.setItem(KEY, language);
    } catch {
        // a browser may refuse to keep anything: then it is for this visit
    }
}

/** What was said already stays as it is until it is shown again. */
async function speak(language) {
    Object.assign(say, language === 'en' ? english : (await fetched[language]()).say);
    document.documentElement.lang = language;
}

function chosen() {
    try {
        const kept = localStorage.getItem(KEY);
        return Object.hasOwn(LANGUAGES, kept) ? kept : null;
    } catch {
        return null;
    }
}

function liked() {
    return navigator.languages.map((it) => it.slice(0, 2).toLowerCase()).find((it) => Object.hasOwn(LANGUAGES, it)) ?? 'en';
}
