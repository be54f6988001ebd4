// The start: for visitors what this is, for learners where they are.

import { h, icon } from './dom.js';
import { inboxCard } from './inbox.js';
import { journeyLine } from './journey.js';
import { learning, roadmap } from './learning.js';
import { panel, problemBox } from './panel.js';
import { atHome, signInAddress } from './place.js';
import { extent, nextTopic, progressBar, stageList } from './roadmap.js';
import { station, STATUS_WORDS } from './status.js';

const DEMO_ACCOUNTS = ['learner', 'editor', 'operator'];

export function homeView(signal) {
    return learning.session.signedIn ? learnerHome(signal) : visitorHome(signal);
}

function visitorHome(signal) {
    return {
        title: null,
        content: [
            h('section', { class: atHome ? 'hero' : 'hero alone' },
                h('div', {},
                    h('h1', {}, 'The backend roadmap that runs'),
                    h('p', { class: 'lead' },
                        'Backroad teaches backend development topic by topic, from HTTP to tracing. '
                        + 'The system you learn on is itself the example: every topic shows where it is at work, and you can watch it.'),
                    h('div', { class: 'actions' },
                        h('a', { class: 'button', href: signInAddress() }, 'Sign in'),
                        h('a', { class: 'button plain', href: '#/topics/internet' }, 'Read the first topic'))),
                atHome ? demoAccounts() : null),
            h('section', { class: 'band', 'aria-labelledby': 'journey' },
                h('h2', { id: 'journey' }, 'One click, five stations'),
                h('p', {}, 'Complete a topic, and the news of it travels. Solid line: something works. '
                    + 'Dashed line: something waits for the next station to fetch it.'),
                journeyLine()),
            panel('the roadmap', roadmap, (it) => [
                h('div', { class: 'intro' }, h('h2', {}, it.title), h('p', {}, it.summary), h('p', { class: 'small' }, extent(it))),
                stageList(it, signal),
            ], signal),
        ],
    };
}

function demoAccounts() {
    return h('section', { class: 'card', 'aria-labelledby': 'accounts' },
        h('h2', { id: 'accounts' }, 'Demo accounts'),
        h('p', { class: 'quiet' }, 'This copy runs on your machine. Sign in with one of these names and passwords.'),
        h('dl', { class: 'accounts' }, ...DEMO_ACCOUNTS.flatMap((name) => [
            h('dt', {}, name),
            h('dd', {}, h('code', {}, `${name}-demo`)),
        ])));
}

/** Three parts that load by themselves, so that each works while the service behind another is away. */
function learnerHome(signal) {
    return {
        title: null,
        content: [
            h('div', { class: 'desk' },
                learnerIntro(signal),
                h('aside', { 'aria-label': 'Where you are' },
                    panel('your progress', () => learning.loadEnrollment(), () => progressCard(signal), signal),
                    inboxCard(signal)),
                h('div', { class: 'road' },
                    h('h2', { class: 'unseen' }, 'Stages'),
                    panel('the roadmap', roadmap, (it) => stageList(it, signal), signal))),
        ],
    };
}

function learnerIntro(signal) {
    const intro = h('div', { class: 'intro' }, h('h1', {}, 'Backend'));
    whenRoadIsKnown(signal, (road) => intro.replaceChildren(
        h('h1', {}, road.title), h('p', {}, road.summary), h('p', { class: 'small' }, extent(road))));
    return intro;
}

function whenRoadIsKnown(signal, show) {
    if (learning.road) {
        show(learning.road);
    } else {
        learning.addEventListener('roadmap', () => show(learning.road), { signal });
    }
}

function progressCard(signal) {
    const card = h('section', { class: 'card', 'aria-labelledby': 'progress' });
    const show = () => card.replaceChildren(...(learning.enrollment ? progress() : invitation(card)));
    learning.addEventListener('enrollment', show, { signal });
    show();
    whenRoadIsKnown(signal, show);
    return card;
}

function invitation(card) {
    const enroll = async (click) => {
        click.currentTarget.setAttribute('aria-disabled', 'true');
        try {
            await learning.enroll();
            card.querySelector('a')?.focus();
        } catch (problem) {
            card.replaceChildren(...invitation(card), problemBox(problem, enroll));
        }
    };
    return [
        h('h2', { id: 'progress' }, `Welcome, ${learning.session.name ?? learning.session.username}`),
        h('p', { class: 'quiet' }, 'Enrol, and Backroad remembers how far you are with each topic.'),
        h('button', { class: 'button', type: 'button', onclick: enroll }, 'Enrol in this roadmap'),
    ];
}

function progress() {
    const { done, total, percent, topics } = learning.enrollment;
    return [
        h('h2', { id: 'progress', class: 'unseen' }, 'Your progress'),
        h('p', { class: 'count number' },
            h('span', {}, h('strong', {}, String(done)), ` of ${total} done`),
            h('span', { class: 'quiet' }, `${percent} %`)),
        progressBar(),
        h('ul', { class: 'legend number' }, ...legend(topics)),
        ...whatNext(done),
    ];
}

function whatNext(done) {
    if (learning.road === null) {
        return [];
    }
    const next = nextTopic(learning.road);
    return [next
        ? h('a', { class: 'button', href: `#/topics/${next.slug}` }, `${done === 0 ? 'Begin' : 'Next'}: ${next.title}`, icon('arrow'))
        : h('p', {}, 'You are through all topics. Well travelled.')];
}

function legend(topics) {
    return ['done', 'in-progress', 'skipped']
        .map((status) => [status, topics.filter((it) => it.status === status).length])
        .filter(([status, count]) => count > 0 || status === 'done')
        .map(([status, count]) => h('li', {}, station(status), `${STATUS_WORDS[status]} ${count}`));
}
