// A time zone, as the browser and the services name them.

import { field, select } from './forms.js';
import { say } from './messages.js';

/** The chosen one first, and the browser's own, which is mostly the one that is meant. */
export function zoneField(chosen) {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = [...new Set([chosen, own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
    return field(say.goals.zone, select({ name: 'timeZone' }, zones.map((it) => [it, it.replaceAll('_', ' ')]), chosen));
}
