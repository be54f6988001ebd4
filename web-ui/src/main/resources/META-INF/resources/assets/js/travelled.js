// One journey: what its stations have noted, what can be said beside that, and what nobody knows.

import { readIfThere } from './api.js';
import { connection } from './connection.js';
import { foreignLink, h, icon } from './dom.js';
import { figures, hopList, picture, stations, table } from './hops.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { problemBox } from './panel.js';
import { neighbours } from './place.js';
import { exactly, millis } from './words.js';

const LOOK_AGAIN_MILLIS = 700;
/** What takes longer comes as well, and is there when one looks again. */
const WATCH_AT_MOST_MILLIS = 30_000;
/** Kinds of news of which notification-service tells nobody. */
const TOLD_TO_NOBODY = ['enrolled', 'topic-started', 'topic-reopened'];
/** Up to the inbox of whoever hears it. */
const STATIONS_OF_ALL_NEWS = 5;

export function title({ kind, topic }) {
    return say.journeys.did(kind, topic?.title);
}

/** Shows a journey of the shelf, and looks again while it is under way. */
export function watchJourney(shelf, number, place, signal) {
    const since = performance.now();
    const isWatched = () => performance.now() - since < WATCH_AT_MOST_MILLIS && Date.now() - Date.parse(journey.at) < 2 * WATCH_AT_MOST_MILLIS;
    let journey = shelf.items[number];
    let effects = null;
    let problem = null;
    let version = null;
    const draw = (looked) => {
        const now = JSON.stringify([journey, effects, problem?.title, looked, isWatched()]);
        if (now !== version && !signal.aborted) {
            version = now;
            place.setAttribute('aria-busy', String(!looked));
            place.replaceChildren(...way({ journey, effects, problem, looked, isWatched: isWatched() }, look));
        }
    };
    const look = async () => {
        try {
            if (journey.event?.publishedAt === null) {
                journey = await shelf.again(journey);
                shelf.items[number] = journey;
            }
            if (journey.event !== null) {
                effects = (await readIfThere(`/api/v1/notifications/effects/${journey.event.id}`)).data;
            }
            problem = null;
        } catch (refusal) {
            problem = refusal;
        }
        draw(true);
        if (!signal.aborted && problem === null && isWatched() && !hasArrived(journey, effects)) {
            setTimeout(look, LOOK_AGAIN_MILLIS);
        }
    };
    connection.addEventListener('back', () => problem && look(), { signal });
    draw(false);
    look();
}

function hasArrived({ event, kind }, effects) {
    if (event === null || (event.publishedAt !== null && TOLD_TO_NOBODY.includes(kind))) {
        return true;
    }
    return effects !== null && effects.heardAt !== null && (effects.mail === null || effects.mail.sentAt !== null)
        && effects.webhookCalls.every((it) => it.status !== 'waiting');
}

function way(known, retry) {
    const { journey, effects, problem } = known;
    const { event } = journey;
    const isToldToNobody = TOLD_TO_NOBODY.includes(journey.kind) && effects === null;
    const all = stations(journey, effects).slice(0, isToldToNobody ? STATIONS_OF_ALL_NEWS : undefined);
    return [
        h('header', {},
            h('h2', {}, title(journey)),
            h('ul', { class: 'facts' },
                h('li', {}, h('time', { datetime: journey.at }, exactly(journey.at))),
                journey.topic ? h('li', {}, h('a', { href: `#/topics/${journey.topic.slug}` }, say.journeys.toTopic)) : null)),
        ...(event === null
            ? [h('p', { class: 'empty' }, say.journeys.forgotten)]
            : [figures(all, event), h('div', { class: 'card side-by-side' }, picture(all), table(all))]),
        problem === null ? '' : problemBox(problem, retry),
        h('section', { class: 'card' },
            h('h3', {}, say.hops.each),
            hopList(all, remarks(known)),
            h('p', { class: 'quiet small' }, say.hops.noCache),
            h('p', { class: 'quiet small' }, say.hops.clocks)),
    ];
}

/** By the name of the station. */
function remarks(known) {
    const { journey: { event, at, topic }, effects } = known;
    const seen = learning.witnessed(topic?.slug, at);
    const of = {
        request: [seen ? say.hops.witnessed(millis(seen.request)) : null, say.hops.gatewayUnknown, trace(event)],
        outbox: [event?.publishedAt === null ? say.hops.stillThere : null],
        relay: [event?.publishedAt && !event.sentAt ? say.hops.notNoted : null],
        kafka: [
            event && event.partition !== null ? placeInKafka(event) : null,
            effects?.heardAt && Date.parse(effects.heardAt) < Date.parse(event.publishedAt) ? say.hops.early : null,
        ],
        inbox: [aboutHearing(known)],
        notification: [
            effects !== null && effects.notification === null ? say.hops.notInPage : null,
            effects?.notification ? streamWord(seen) : null,
            effects?.notification ? h('a', { href: '#/inbox' }, say.hops.toTheInbox) : null,
        ],
        mail: effects === null ? [] : mailRemarks(effects.mail),
        webhook: (effects?.webhookCalls ?? []).map(({ status, attempts }) => h('span', {},
            `${say.hooks.status[status]}, ${say.hooks.attempts(attempts)}. `,
            h('a', { href: '#/me/webhooks' }, say.hops.toWebhooks))),
    };
    return Object.fromEntries(Object.entries(of).map(([name, said]) => [name, said.filter((it) => it !== null)]));
}

/** Where the trace can be looked at, or its id for those who know where. */
function trace(event) {
    if (event === null) {
        return null;
    }
    if (event.traceId === null) {
        return say.hops.noTrace;
    }
    const link = event.traceUrl === null ? say.hops.traceId : foreignLink(event.traceUrl, say.hops.trace, icon('away'));
    return h('span', {}, link, ' ', h('code', {}, event.traceId));
}

function placeInKafka({ topic, partition, offset }) {
    const words = [[say.hops.topic, topic], [say.hops.partition, partition], [say.hops.offset, offset ?? say.hops.unknown]];
    return h('span', { class: 'facts' }, ...words.map(([name, value]) => h('span', {}, name, ' ', h('code', {}, String(value)))));
}

function aboutHearing({ journey: { event, kind }, effects, problem, looked, isWatched }) {
    if (event === null || problem !== null || !looked) {
        return null;
    }
    if (effects !== null) {
        return effects.heardAt === null ? say.hops.heardUnknown : null;
    }
    if (TOLD_TO_NOBODY.includes(kind)) {
        return say.hops.passes[kind];
    }
    return isWatched ? say.hops.notHeardYet : say.hops.nothingCame;
}

function streamWord(seen) {
    return seen?.inbox === undefined ? say.hops.streamUnknown : say.hops.streamSeen(millis(seen.inbox));
}

function mailRemarks(mail) {
    if (mail === null) {
        return [say.hops.noMail];
    }
    return [
        mail.sentAt === null ? say.hops.mailWaits(mail.attempts) : null,
        mail.sentAt !== null && mail.attempts > 1 ? say.hops.mailTries(mail.attempts) : null,
        neighbours.Mailbox ? foreignLink(neighbours.Mailbox, say.travel.mailbox) : null,
    ];
}
