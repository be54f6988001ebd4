// Instances tell what they have counted since they started; here two answers become rates, shares and lengths.

/** What the instances of a service did between two answers each; null when there is nothing to compare. */
export function traffic(pairs) {
    const steps = pairs.map(([before, now]) => step(before, now)).filter((it) => it !== null);
    if (steps.length === 0) {
        return null;
    }
    const routes = grouped(steps, 'routes', (it) => `${it.method} ${it.path}`);
    return {
        ...requests(routes.flatMap(([, changes]) => changes)),
        routes: routes.map(([name, changes]) => ({ name, ...requests(changes) })),
        caches: grouped(steps, 'caches', (it) => it.name).map(([name, changes]) => ({ name, share: share(changes) })),
        heard: grouped(steps, 'heard', (it) => `${it.topic} ${it.group}`).map(([, changes]) => ({
            topic: changes[0].now.topic, group: changes[0].now.group, perSecond: perSecond(changes),
        })),
    };
}

/** Two answers of one process; one that has started anew has counted nothing of this. */
function step(before, now) {
    if (!before?.figures || !now?.figures || before.since !== now.since) {
        return null;
    }
    const seconds = (Date.parse(now.figures.at) - Date.parse(before.figures.at)) / 1_000;
    return seconds > 0 ? { seconds, before: before.figures, now: now.figures } : null;
}

/** What the same thing has changed by, in each of the steps. */
function grouped(steps, list, key) {
    const changes = steps.flatMap((it) => {
        const known = new Map(it.before[list].map((one) => [key(one), one]));
        return it.now[list].map((now) => ({ now, before: known.get(key(now)), seconds: it.seconds }));
    });
    return [...Map.groupBy(changes, (it) => key(it.now))];
}

function grown(change, what) {
    return change.now[what] - (change.before?.[what] ?? 0);
}

function total(changes, what) {
    return changes.reduce((sum, it) => sum + grown(it, what), 0);
}

function perSecond(changes) {
    return changes.reduce((sum, it) => sum + grown(it, 'count') / it.seconds, 0);
}

function requests(changes) {
    const count = total(changes, 'count');
    const lengths = within(changes);
    return {
        count,
        perSecond: perSecond(changes),
        refused: count > 0 ? total(changes, 'refused') / count : null,
        failed: count > 0 ? total(changes, 'failed') / count : null,
        half: quantile(0.5, lengths, count),
        most: quantile(0.99, lengths, count),
    };
}

function share(changes) {
    const hits = total(changes, 'hits');
    const asked = hits + total(changes, 'misses');
    return asked > 0 ? hits / asked : null;
}

/** How many took so long at most, for each length that somebody keeps. */
function within(changes) {
    const counts = new Map();
    for (const { now, before } of changes) {
        const known = new Map(before?.within.map((it) => [it.seconds, it.count]));
        for (const { seconds, count } of now.within) {
            counts.set(seconds, (counts.get(seconds) ?? 0) + count - (known.get(seconds) ?? 0));
        }
    }
    return [...counts].sort(([one], [other]) => one - other);
}

/** Milliseconds that this part of all took at most, between two kept lengths by proportion; {beyond} the longest of them. */
function quantile(part, lengths, count) {
    if (count === 0 || lengths.length === 0) {
        return null;
    }
    let [from, below] = [0, 0];
    for (const [length, upTo] of lengths) {
        if (upTo >= part * count) {
            return { millis: 1_000 * (from + (length - from) * (part * count - below) / Math.max(1, upTo - below)), beyond: false };
        }
        [from, below] = [length, upTo];
    }
    return { millis: 1_000 * from, beyond: true };
}
