// "Me": the way one has gone, in parts that load by themselves.

import { achievements } from './achievements.js';
import { calendar } from './calendar.js';
import { get, read } from './api.js';
import { goals } from './goals.js';
import { say } from './messages.js';
import { meFrame, part } from './meframe.js';
import { panel } from './panel.js';
import { roadmapProgress } from './roadmapprogress.js';
import { daysLater } from './words.js';

const DAYS = 365;

export function meView(signal) {
    return meFrame('me', [
        part('roadmaps', say.progress.perRoadmap,
            panel(say.progress.what, () => get('/api/v1/enrollments'), ({ items }) => roadmapProgress(items, signal), signal)),
        part('activity', say.activity.title,
            panel(say.activity.what, year, calendar, signal)),
        part('goals', say.goals.title,
            panel(say.goals.what, () => read('/api/v1/learning-settings'), goals, signal)),
        part('achievements', say.achievements.title,
            panel(say.achievements.what, () => get('/api/v1/achievements'), achievements, signal)),
    ]);
}

/** The service knows which day it is for the learner. */
async function year() {
    const { today } = await get('/api/v1/activity');
    return get(`/api/v1/activity?from=${daysLater(today, 1 - DAYS)}&to=${today}`);
}
