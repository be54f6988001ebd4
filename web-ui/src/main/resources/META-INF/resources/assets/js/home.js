// The start: for visitors what this is, for learners where they are.

import { h, IN_ENGLISH } from './dom.js';
import { inboxCard } from './glance.js';
import { journeyLine } from './journey.js';
import { learning, whenRoadIsKnown } from './learning.js';
import { say } from './messages.js';
import { panel } from './panel.js';
import { atHome, signInAddress } from './place.js';
import { progressCard } from './progresscard.js';
import { reviewsCard } from './reviewscard.js';
import { road } from './road.js';
import { extent } from './roadmap.js';

const DEMO_ACCOUNTS = ['learner', 'editor', 'operator'];

export function homeView(signal) {
    learning.turnTo();
    return learning.session.signedIn ? learnerHome(signal) : visitorHome(signal);
}

/** Any roadmap, as the start shows the first one. */
export function roadmapView(signal, slug) {
    learning.turnTo(slug);
    return learning.session.signedIn
        ? learnerHome(signal)
        : { title: say.sections.roadmap, content: [intro('h1', signal), h('h2', { class: 'unseen' }, say.roadmap.stages), road(signal)] };
}

function visitorHome(signal) {
    return {
        title: null,
        content: [
            h('section', { class: atHome ? 'hero' : 'hero alone' },
                h('div', {},
                    h('h1', {}, say.start.title),
                    h('p', { class: 'lead' }, say.start.lead),
                    h('div', { class: 'actions' },
                        h('a', { class: 'button', href: signInAddress() }, say.account.signIn),
                        h('a', { class: 'button plain', href: '#/topics/internet' }, say.start.first))),
                atHome ? demoAccounts() : null),
            h('section', { class: 'band', 'aria-labelledby': 'journey' },
                h('h2', { id: 'journey' }, say.journey.title),
                h('p', {}, say.journey.lead),
                journeyLine()),
            intro('h2', signal),
            road(signal),
        ],
    };
}

function demoAccounts() {
    return h('section', { class: 'card', 'aria-labelledby': 'accounts' },
        h('h2', { id: 'accounts' }, say.start.demo),
        h('p', { class: 'quiet' }, say.start.demoLead),
        h('dl', { class: 'accounts' }, ...DEMO_ACCOUNTS.flatMap((name) => [
            h('dt', {}, name),
            h('dd', {}, h('code', {}, `${name}-demo`)),
        ])));
}

/** Parts that load by themselves, so that each works while the service behind another is away. */
function learnerHome(signal) {
    return {
        title: null,
        content: [
            h('div', { class: 'desk' },
                intro('h1', signal),
                h('aside', { 'aria-label': say.start.whereYouAre },
                    panel(say.progress.what, () => learning.loadEnrollment(), () => progressCard(signal), signal),
                    reviewsCard(signal),
                    inboxCard(signal)),
                h('div', { class: 'road' },
                    h('h2', { class: 'unseen' }, say.roadmap.stages),
                    road(signal))),
        ],
    };
}

function intro(heading, signal) {
    const place = h('div', { class: 'intro' }, h(heading, {}, say.roadmap.title));
    whenRoadIsKnown(signal, (road) => place.replaceChildren(
        h(heading, IN_ENGLISH, road.title), h('p', IN_ENGLISH, road.summary), h('p', { class: 'small' }, extent(road))));
    return place;
}

