// How numbers and times are said. Times are in the reader's own zone.

const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'medium' });

export function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
}

export function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export function minutes(number) {
    return number < 120 ? `${number} min` : `${Math.round(number / 60)} hours`;
}

export function millis(number) {
    return number < 1_000 ? `${Math.round(number)} ms` : `${(number / 1_000).toFixed(1)} s`;
}

export function ago(instant) {
    const elapsed = Date.now() - Date.parse(instant);
    const [unit, length] = UNITS.find(([, length]) => elapsed >= length) ?? [null, 1];
    return unit === null ? 'just now' : relative.format(-Math.floor(elapsed / length), unit);
}

export function exactly(instant) {
    return absolute.format(new Date(instant));
}
