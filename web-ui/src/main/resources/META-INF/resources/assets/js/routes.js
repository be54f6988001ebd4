// Which address leads to which view, and who may see it.

import { accountView } from './account.js';
import { certificatesView } from './certificates.js';
import { dataView } from './dataview.js';
import { goneView } from './deletion.js';
import { h } from './dom.js';
import { groupView } from './groupview.js';
import { homeView, roadmapView } from './home.js';
import { inboxView } from './inbox.js';
import { learning } from './learning.js';
import { meView } from './me.js';
import { say } from './messages.js';
import { signInAddress } from './place.js';
import { preferencesView } from './preferences.js';
import { reviewsView } from './reviews.js';
import { topicView } from './topic.js';
import { webhookView } from './webhook.js';
import { webhooksView } from './webhooks.js';

const learners = () => learning.session.signedIn;

/** Pattern, view, and for whom it is; without that, for everybody. */
const ROUTES = [
    [/^(#\/?)?$/, homeView],
    [/^#\/roadmaps\/([a-z0-9-]+)$/, roadmapView],
    [/^#\/topics\/([a-z0-9-]+)$/, topicView],
    [/^#\/reviews$/, reviewsView, learners],
    [/^#\/reviews\/(\d{4}-\d\d-\d\d)$/, reviewsView, learners],
    [/^#\/inbox$/, inboxView, learners],
    [/^#\/me$/, meView, learners],
    [/^#\/me\/group$/, groupView, learners],
    [/^#\/me\/certificates$/, certificatesView, learners],
    [/^#\/me\/notifications$/, preferencesView, learners],
    [/^#\/me\/webhooks$/, webhooksView, learners],
    [/^#\/me\/webhooks\/([0-9a-f-]{36})$/, webhookView, learners],
    [/^#\/me\/data$/, dataView, learners],
    [/^#\/account$/, accountView, learners],
    [/^#\/gone$/, goneView, () => learning.gone],
];

/** Answers {title, content}; the view stops listening when the signal aborts. */
export function view(hash, signal) {
    for (const [pattern, show, forWhom] of ROUTES) {
        const match = pattern.exec(hash);
        if (match) {
            return (forWhom?.() ?? true) ? show(signal, ...match.slice(1)) : closed(forWhom === learners);
        }
    }
    return closed(false);
}

function closed(canSignIn) {
    return {
        title: say.nowhere.title,
        content: [h('div', { class: 'sheet' },
            h('h1', {}, canSignIn ? say.nowhere.forLearners : say.nowhere.heading),
            h('p', { class: 'quiet' }, canSignIn ? say.nowhere.signIn : say.nowhere.text),
            canSignIn
                ? h('p', {}, h('a', { class: 'button', href: signInAddress() }, say.account.signIn))
                : h('p', {}, h('a', { href: '#/' }, say.problem.toRoadmap)))],
    };
}
