// How numbers and times are said in the language of the page. Times are in the reader's own zone.

import { say } from './messages.js';

const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** What formats in the language of the page, made when it is needed and kept until the page speaks another. */
export function inLanguage(Format, options) {
    let language = null;
    let kept = null;
    return () => {
        if (language !== say.language) {
            language = say.language;
            kept = new Format(language, options);
        }
        return kept;
    };
}

const relative = inLanguage(Intl.RelativeTimeFormat, { numeric: 'auto' });
const absolute = inLanguage(Intl.DateTimeFormat, { dateStyle: 'long', timeStyle: 'medium' });
const toTheMilli = inLanguage(Intl.DateTimeFormat, {
    hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23',
});
const byDay = inLanguage(Intl.DateTimeFormat, { dateStyle: 'long', timeZone: 'UTC' });
const timeOfDay = inLanguage(Intl.DateTimeFormat, { timeStyle: 'medium' });
const decimal = inLanguage(Intl.NumberFormat, { maximumFractionDigits: 1 });
const tenths = inLanguage(Intl.NumberFormat, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const list = inLanguage(Intl.ListFormat, { type: 'conjunction' });

export function minutes(number) {
    return number < 120 ? say.unit.minutes(number) : say.unit.hours(Math.round(number / 60));
}

export function millis(number) {
    return number < 1_000 ? `${Math.round(number)} ms` : `${tenths().format(number / 1_000)} s`;
}

export function ago(instant) {
    const elapsed = Date.now() - Date.parse(instant);
    const [unit, length] = UNITS.find(([, length]) => Math.abs(elapsed) >= length) ?? [null, 1];
    return unit === null ? say.unit.justNow : relative().format(-Math.trunc(elapsed / length), unit);
}

export function exactly(instant) {
    return absolute().format(new Date(instant));
}

/** The time of day to the millisecond; of a moment in milliseconds. */
export function clock(moment) {
    return toTheMilli().format(new Date(moment));
}

/** A day of somebody's calendar, which has no zone: 2026-11-29. */
export function day(date) {
    return byDay().format(new Date(`${date}T00:00:00Z`));
}

/** The time of a day, for what was just now. */
export function instant(at) {
    return timeOfDay().format(new Date(at));
}

export function whole(number) {
    return decimal().format(Math.round(number));
}

export function rate(perSecond) {
    return say.unit.perSecond(perSecond > 0 && perSecond < 0.1 ? `< ${decimal().format(0.1)}` : decimal().format(perSecond));
}

/** A part of all; null when there was nothing. */
export function shareOf(part) {
    return part === null ? say.system.nothing : say.unit.percent(decimal().format(100 * part));
}

/** A length that is only known to be more than that, when it is beyond. */
export function atMost(number, beyond) {
    return beyond ? `> ${millis(number)}` : number < 10 ? `${decimal().format(number)} ms` : millis(number);
}

export function enumerated(words) {
    return list().format(words);
}

/** The day that is so many days later, as the API writes days. */
export function daysLater(date, days) {
    return new Date(Date.parse(`${date}T00:00:00Z`) + days * UNITS[0][1]).toISOString().slice(0, 10);
}
