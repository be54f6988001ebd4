package dev.backroad.progress.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that happened to an enrolment in one transaction; told in it, and once, so that whoever
 * listens needs one statement for a hundred topics as for one.
 *
 * @param news in order, at least one event
 */
public record EnrollmentChanged(UUID enrollmentId, UUID learnerId, List<EnrollmentEvent> news) {

    public EnrollmentChanged {
        news = List.copyOf(news);
    }

    /** When it happened; a transaction is one moment. */
    public Instant at() {
        return news.getLast().origin().at();
    }

    /** The events of one kind, in order. */
    public <E extends EnrollmentEvent> List<E> news(Class<E> kind) {
        return news.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
