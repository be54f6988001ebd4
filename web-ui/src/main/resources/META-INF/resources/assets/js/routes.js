// Which address leads to which view, and who may see it.

import { accountView } from './account.js';
import { apiView } from './apiview.js';
import { certificatesView } from './certificates.js';
import { dataView } from './dataview.js';
import { deskView } from './desk.js';
import { goneView } from './deletion.js';
import { documentView } from './docpage.js';
import { docsView } from './docs.js';
import { h } from './dom.js';
import { eventsView } from './eventsview.js';
import { groupView } from './groupview.js';
import { homeView, roadmapView } from './home.js';
import { inboxView } from './inbox.js';
import { journeysView } from './journeys.js';
import { learning } from './learning.js';
import { meView } from './me.js';
import { say } from './messages.js';
import { signInAddress } from './place.js';
import { preferencesView } from './preferences.js';
import { problemsView } from './problemsview.js';
import { reviewsView } from './reviews.js';
import { sourceView } from './source.js';
import { systemView } from './system.js';
import { topicView } from './topic.js';
import { webhookView } from './webhook.js';
import { webhooksView } from './webhooks.js';

const learners = () => learning.session.signedIn;
const operators = () => learning.session.operator;

/** Pattern, view, and for whom it is; without that, for everybody. */
const ROUTES = [
    [/^(#\/?)?$/, homeView],
    [/^#\/roadmaps\/([a-z0-9-]+)$/, roadmapView],
    [/^#\/topics\/([a-z0-9-]+)$/, topicView],
    [/^#\/docs\/?$/, docsView],
    [/^#\/docs\/events(?:\?(.*))?$/, eventsView],
    [/^#\/docs\/problems(?:\?(.*))?$/, problemsView],
    [/^#\/docs\/api\/([a-z-]+)(?:\?(.*))?$/, apiView],
    [/^#\/docs\/([\w-]+(?:[./][\w-]+)*)(?:\?(.*))?$/, documentView],
    [/^#\/source\/(\.?[\w-]+(?:(?:\/\.?|\.)[\w-]+)*)(?:\?(.*))?$/, sourceView],
    [/^#\/reviews$/, reviewsView, learners],
    [/^#\/reviews\/(\d{4}-\d\d-\d\d)$/, reviewsView, learners],
    [/^#\/inbox$/, inboxView, learners],
    [/^#\/journeys(?:\/(\d+)|\/topics\/([a-z0-9-]+))?$/, journeysView, learners],
    [/^#\/me$/, meView, learners],
    [/^#\/me\/group$/, groupView, learners],
    [/^#\/me\/certificates$/, certificatesView, learners],
    [/^#\/me\/notifications$/, preferencesView, learners],
    [/^#\/me\/webhooks$/, webhooksView, learners],
    [/^#\/me\/webhooks\/([0-9a-f-]{36})$/, webhookView, learners],
    [/^#\/me\/data$/, dataView, learners],
    [/^#\/account$/, accountView, learners],
    [/^#\/system$/, systemView, operators],
    [/^#\/system\/([a-z]+-service)$/, deskView, operators],
    [/^#\/gone$/, goneView, () => learning.gone],
];

/** Answers {title, content}; the view stops listening when the signal aborts. */
export function view(hash, signal) {
    for (const [pattern, show, forWhom] of ROUTES) {
        const match = pattern.exec(hash);
        if (match) {
            return forWhom === undefined || forWhom() ? show(signal, ...match.slice(1).map(plain)) : CLOSED.get(forWhom)?.() ?? nowhere();
        }
    }
    return nowhere();
}

/** Browsers write what is no letter with per cent signs; somebody may have typed one. */
function plain(part) {
    try {
        return part && decodeURIComponent(part);
    } catch {
        return part;
    }
}

const CLOSED = new Map([
    [learners, () => closed(say.nowhere.forLearners, say.nowhere.signIn, signIn())],
    [operators, () => (learners()
        ? closed(say.nowhere.forOperators, say.nowhere.ask, toRoadmap())
        : closed(say.nowhere.forOperators, say.nowhere.signIn, signIn()))],
]);

function nowhere() {
    return closed(say.nowhere.heading, say.nowhere.text, toRoadmap());
}

function closed(heading, text, wayOut) {
    return {
        title: say.nowhere.title,
        content: [h('div', { class: 'sheet' }, h('h1', {}, heading), h('p', { class: 'quiet' }, text), h('p', {}, wayOut))],
    };
}

function signIn() {
    return h('a', { class: 'button', href: signInAddress() }, say.account.signIn);
}

function toRoadmap() {
    return h('a', { href: '#/' }, say.problem.toRoadmap);
}
