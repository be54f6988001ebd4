package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A roadmap of a thousand topics. What must hold on every machine is asserted: how much the page
 * touches. How fast that is here, is told.
 */
class LongRoadmapTests extends BrowserTest {

    private static final int TOPICS = 1_000;
    private static final String SIGHT = "{contentVisibilityAuto: true}";

    private static @Nullable LongRoadmap roadmap;

    @BeforeEach
    void openTheRoadmap() {
        if (roadmap == null) {
            roadmap = LongRoadmap.published(system, TOPICS);
        }
        tab.looksLike(1280, "light");
        look(roadmap.address());
        tab.await(
                "all rows",
                "document.querySelectorAll('.topics > li[data-slug]').length === " + TOPICS);
    }

    @AfterAll
    static void takeItOffTheList() {
        if (roadmap != null) {
            roadmap.retire();
        }
    }

    @Test
    void onlyWhatIsInSightIsLaidOut() {
        var laidOut =
                "[...document.querySelectorAll('.topics > li')].filter((it) => it.checkVisibility(%s)).length"
                        .formatted(SIGHT);

        assertThat(tab.evaluate(laidOut).asInt()).isPositive().isLessThan(TOPICS / 4);
    }

    @Test
    void scrollingBuildsNothing() {
        var figures =
                tab.evaluate(
                        WATCH
                                + """
                                (async () => {
                                    const watched = watch();
                                    const step = (document.documentElement.scrollHeight - innerHeight) / 180;
                                    for (let frame = 0; frame < 180; frame++) {
                                        scrollBy(0, step);
                                        await watched.frame();
                                    }
                                    return watched.figures();
                                })()
                                """);

        tell("Scrolling through 1,000 topics", figures);
        assertThat(figures.path("built").asInt()).isZero();
        assertThat(figures.path("touched").asInt()).isZero();
        assertThat(tab.evaluate("scrollY").asInt()).isGreaterThan(10_000);
    }

    @Test
    void filteringBuildsNothingAndTouchesEachRowOnceAtMost() {
        var figures =
                tab.evaluate(
                        WATCH
                                + """
                                (async () => {
                                    const level = document.querySelector('#find-level');
                                    const watched = watch();
                                    for (const wish of ['beginner', 'advanced', '', 'intermediate', '']) {
                                        level.value = wish;
                                        level.dispatchEvent(new Event('change'));
                                        await watched.frame();
                                        await watched.frame();
                                    }
                                    return watched.figures();
                                })()
                                """);

        tell("Filtering 1,000 topics five times", figures);
        assertThat(figures.path("built").asInt()).isZero();
        assertThat(figures.path("touched").asInt()).isPositive().isLessThanOrEqualTo(5 * TOPICS);
    }

    @Test
    void pictureShowsAllOfThem() {
        var figures =
                tab.evaluate(
                        WATCH
                                + """
                                (async () => {
                                    const watched = watch();
                                    document.querySelector('[data-look=picture]').click();
                                    while (!document.querySelector('.picture')) {
                                        await watched.frame();
                                    }
                                    const frame = document.querySelector('.frame');
                                    for (let at = 0; at < 120; at++) {
                                        frame.scrollBy({ left: frame.scrollWidth / 120, behavior: 'instant' });
                                        await watched.frame();
                                    }
                                    return watched.figures();
                                })()
                                """);

        tell("Drawing and moving a picture of 1,000 topics", figures);
        assertThat(tab.evaluate("document.querySelectorAll('.node').length").asInt())
                .isEqualTo(TOPICS);
    }

    private static void tell(String what, JsonNode figures) {
        System.out.printf(
                "%s: %d frames, median %.1f ms, 95 %% %.1f ms, longest %.1f ms; %d long tasks, %.0f"
                        + " ms in all%n",
                what,
                figures.path("frames").asInt(),
                figures.path("median").asDouble(),
                figures.path("most").asDouble(),
                figures.path("longest").asDouble(),
                figures.path("longTasks").asInt(),
                figures.path("longTaskTime").asDouble());
    }

    /** Counts frames, long tasks, nodes that are built, and attributes that are touched. */
    private static final String WATCH =
            """
            function watch() {
                const frames = [];
                const tasks = [];
                const touched = { built: 0, touched: 0 };
                const longTasks = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
                longTasks.observe({ type: 'longtask' });
                const changes = new MutationObserver((list) => list.forEach(({ type, addedNodes }) => {
                    touched.built += addedNodes.length;
                    touched.touched += type === 'attributes' ? 1 : 0;
                }));
                changes.observe(document.querySelector('.road, main'), { childList: true, attributes: true, subtree: true });
                let last = performance.now();
                return {
                    frame: () => new Promise((done) => requestAnimationFrame((now) => {
                        frames.push(Math.max(0, now - last));
                        last = now;
                        done();
                    })),
                    figures: () => {
                        tasks.push(...longTasks.takeRecords());
                        longTasks.disconnect();
                        changes.disconnect();
                        const sorted = frames.toSorted((one, other) => one - other);
                        return {
                            ...touched,
                            frames: frames.length,
                            median: sorted[Math.floor(sorted.length / 2)],
                            most: sorted[Math.floor(sorted.length * 0.95)],
                            longest: sorted.at(-1),
                            longTasks: tasks.length,
                            longTaskTime: tasks.reduce((sum, it) => sum + it.duration, 0),
                        };
                    },
                };
            }
            """;
}
