// Which address leads to which view, and who may see it.

import { goneView } from './deletion.js';
import { h } from './dom.js';
import { homeView, roadmapView } from './home.js';
import { learning } from './learning.js';
import { say } from './messages.js';
import { signInAddress } from './place.js';
import { wholeStyle } from './styles.js';

const learners = () => learning.session.signedIn;
const operators = () => learning.session.operator;

/** Pattern, view, and for whom it is; without that, for everybody. */
const ROUTES = [
    [/^(#\/?)?$/, homeView],
    [/^#\/roadmaps\/([a-z0-9-]+)$/, roadmapView],
    [/^#\/topics\/([a-z0-9-]+)$/, later(() => import('./topic.js'), 'topicView')],
    [/^#\/docs\/?$/, later(() => import('./docs.js'), 'docsView')],
    [/^#\/docs\/events(?:\?(.*))?$/, later(() => import('./eventsview.js'), 'eventsView')],
    [/^#\/docs\/problems(?:\?(.*))?$/, later(() => import('./problemsview.js'), 'problemsView')],
    [/^#\/docs\/api\/([a-z-]+)(?:\?(.*))?$/, later(() => import('./apiview.js'), 'apiView')],
    [/^#\/docs\/([\w-]+(?:[./][\w-]+)*)(?:\?(.*))?$/, later(() => import('./docpage.js'), 'documentView')],
    [/^#\/source\/(\.?[\w-]+(?:(?:\/\.?|\.)[\w-]+)*)(?:\?(.*))?$/, later(() => import('./source.js'), 'sourceView')],
    [/^#\/reviews$/, later(() => import('./reviews.js'), 'reviewsView'), learners],
    [/^#\/reviews\/(\d{4}-\d\d-\d\d)$/, later(() => import('./reviews.js'), 'reviewsView'), learners],
    [/^#\/inbox$/, later(() => import('./inbox.js'), 'inboxView'), learners],
    [/^#\/journeys(?:\/(\d+)|\/topics\/([a-z0-9-]+))?$/, later(() => import('./journeys.js'), 'journeysView'), learners],
    [/^#\/me$/, later(() => import('./me.js'), 'meView'), learners],
    [/^#\/me\/group$/, later(() => import('./groupview.js'), 'groupView'), learners],
    [/^#\/me\/certificates$/, later(() => import('./certificates.js'), 'certificatesView'), learners],
    [/^#\/me\/notifications$/, later(() => import('./preferences.js'), 'preferencesView'), learners],
    [/^#\/me\/webhooks$/, later(() => import('./webhooks.js'), 'webhooksView'), learners],
    [/^#\/me\/webhooks\/([0-9a-f-]{36})$/, later(() => import('./webhook.js'), 'webhookView'), learners],
    [/^#\/me\/data$/, later(() => import('./dataview.js'), 'dataView'), learners],
    [/^#\/account$/, later(() => import('./account.js'), 'accountView'), learners],
    [/^#\/system$/, later(() => import('./system.js'), 'systemView'), operators],
    [/^#\/system\/([a-z]+-service)$/, later(() => import('./desk.js'), 'deskView'), operators],
    [/^#\/gone$/, goneView, () => learning.gone],
];

/** A view that is fetched when it is opened for the first time: the first view need not wait for it. */
function later(load, name) {
    const open = async (signal, ...parts) => {
        const [module] = await Promise.all([load().catch(unreachable), wholeStyle()]);
        return module[name](signal, ...parts);
    };
    return Object.assign(open, { load });
}

function unreachable() {
    throw { status: 0, title: say.problem.noView, detail: say.problem.noViewDetail };
}

/** Has what this reader may open next at hand, also when the gateway is away by then. */
export function fetchViews() {
    const open = ROUTES.filter(([, show, forWhom]) => show.load && (forWhom === undefined || forWhom()));
    return Promise.allSettled([wholeStyle(), ...open.map(([, show]) => show.load())]);
}

/** Answers {title, content}, or a promise of them; the view stops listening when the signal aborts. */
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
