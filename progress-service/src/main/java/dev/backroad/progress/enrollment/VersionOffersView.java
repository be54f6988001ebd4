package dev.backroad.progress.enrollment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What newer versions of a roadmap would change for a learner.
 *
 * @param version the learner's
 * @param items one for each newer version, oldest first; each compares with the learner's
 */
record VersionOffersView(int version, int newestVersion, List<OfferView> items) {

    /**
     * A version to move up to.
     *
     * @param total the number of its topics
     */
    record OfferView(
            int version,
            long done,
            long skipped,
            long inProgress,
            int total,
            List<ChangeView> changes) {

        static OfferView of(MovingUp.Offer offer) {
            return new OfferView(
                    offer.version(),
                    count(offer, TopicStatus.DONE),
                    count(offer, TopicStatus.SKIPPED),
                    count(offer, TopicStatus.IN_PROGRESS),
                    offer.topics().size(),
                    offer.changes().stream().map(ChangeView::of).toList());
        }

        private static long count(MovingUp.Offer offer, TopicStatus status) {
            return offer.topics().stream().filter(topic -> topic.status() == status).count();
        }
    }

    /**
     * One thing that changes.
     *
     * @param from what is there now; empty for what is new
     * @param to what would be there, and where it would stand; {@code null} for what would leave
     */
    record ChangeView(TopicChange.Kind kind, List<StandingView> from, @Nullable StandingView to) {

        static ChangeView of(TopicChange change) {
            var to = change.to();
            return new ChangeView(
                    change.kind(),
                    change.from().stream().map(StandingView::of).toList(),
                    to == null ? null : StandingView.of(to));
        }
    }

    /** Where a topic stands. */
    record StandingView(String slug, String title, TopicStatus status) {

        static StandingView of(TopicProgress progress) {
            return new StandingView(
                    progress.topic().slug(), progress.topic().title(), progress.status());
        }
    }

    static VersionOffersView of(MovingUp.Offers offers) {
        return new VersionOffersView(
                offers.enrollment().enrollment().roadmap().version(),
                offers.enrollment().newestVersion(),
                offers.offers().stream().map(OfferView::of).toList());
    }
}
