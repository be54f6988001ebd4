package dev.backroad.progress.outlook;

import dev.backroad.progress.enrollment.TopicStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to learn next.
 *
 * @param open how many topics are neither done nor skipped
 * @param items the first ones to learn, the best first; empty only when none is open
 */
record NextView(int open, List<ItemView> items) {

    /**
     * A topic to learn.
     *
     * @param unlocks how many open topics wait for it, at once or by way of others
     * @param stage of the learner's version; {@code null} while not known
     * @param level {@code null}, as track and estimate, while not known
     * @param buildsOn its prerequisites within the version
     */
    record ItemView(
            String slug,
            String title,
            Reason reason,
            int unlocks,
            @Nullable String stage,
            @Nullable String level,
            @Nullable String track,
            @Nullable Integer estimateMinutes,
            List<BaseView> buildsOn) {

        static ItemView of(NextTopic next) {
            var topic = next.topic();
            var stage = topic.stage();
            return new ItemView(
                    topic.slug(),
                    topic.title(),
                    next.reason(),
                    next.unlocks(),
                    stage == null ? null : stage.title(),
                    topic.level(),
                    topic.track(),
                    topic.estimateMinutes(),
                    next.buildsOn().stream().map(BaseView::of).toList());
        }
    }

    /** A topic that another one builds on. */
    record BaseView(String slug, String title, TopicStatus status) {

        static BaseView of(RoadTopic topic) {
            return new BaseView(topic.slug(), topic.title(), topic.status());
        }
    }

    static NextView of(Road road, int limit) {
        return new NextView(
                road.open().size(),
                new LearningOrder(road).next(limit).stream().map(ItemView::of).toList());
    }
}
