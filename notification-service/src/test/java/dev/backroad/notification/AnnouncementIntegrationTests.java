package dev.backroad.notification;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.notification.inbox.LearnerInbox;
import dev.backroad.notification.inbox.Notification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class AnnouncementIntegrationTests {

    private static final String ENROLLED = "dev.backroad.progress.learner-enrolled.v1";
    private static final String PUBLISHED = "dev.backroad.catalog.roadmap-published.v1";

    @Autowired Neighbours neighbours;
    @Autowired LearnerInbox inbox;
    @Autowired JdbcClient jdbc;

    private final UUID roadmap = UUID.randomUUID();
    private final String slug = "roadmap-" + roadmap;

    private void enrolled(UUID learner, int version) {
        neighbours.send(
                Neighbours.PROGRESS,
                ENROLLED,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                """
                {"enrollmentId": "%s", "learnerId": "%s", "roadmapSlug": "%s", "roadmapVersion": %d, "enrolledAt": "2026-11-20T09:30:00Z"}
                """
                        .formatted(UUID.randomUUID(), learner, slug, version));
        await().atMost(20, SECONDS).until(() -> follows(learner));
    }

    private boolean follows(UUID learner) {
        return jdbc.sql("select exists (select from roadmap_follower where learner_id = ?)")
                .param(learner)
                .query(Boolean.class)
                .single();
    }

    private void published(int version, int sequence) {
        neighbours.send(
                Neighbours.ROADMAPS,
                PUBLISHED,
                UUID.randomUUID(),
                roadmap,
                sequence,
                """
                {"roadmapId": "%s", "slug": "%s", "title": "Backend", "version": %d, "topics": []}
                """
                        .formatted(roadmap, slug, version));
        await().atMost(20, SECONDS).until(() -> announced(version));
    }

    private boolean announced(int version) {
        return jdbc.sql(
                        """
                        select exists (select from announcement where roadmap = ? and version = ? and done)
                        """)
                .params(slug, version)
                .query(Boolean.class)
                .single();
    }

    private List<String> titles(UUID learner) {
        return inbox.all(learner).stream().map(Notification::title).toList();
    }

    @Test
    void newVersionIsToldOnceToThoseWhoFollowAnOlderOne() {
        var old = UUID.randomUUID();
        var current = UUID.randomUUID();
        enrolled(old, 1);
        enrolled(current, 2);

        published(2, 1);
        published(2, 2);

        assertThat(titles(old)).containsExactly("Backend: a new version");
        assertThat(titles(current)).isEmpty();

        published(3, 3);

        assertThat(titles(old)).hasSize(2);
        assertThat(titles(current)).containsExactly("Backend: a new version");
    }

    @Test
    void moreFollowersThanABatchAreAllToldOnce() {
        jdbc.sql(
                        """
                        insert into roadmap_follower (roadmap, learner_id, version)
                        select ?, gen_random_uuid(), 1 from generate_series(1, 250)
                        """)
                .param(slug)
                .update();

        published(2, 1);

        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) || ' ' || count(distinct learner_id)
                                        from notification where roadmap = ? and kind = 'roadmap-version'
                                        """)
                                .param(slug)
                                .query(String.class)
                                .single())
                .isEqualTo("250 250");
    }

    @Test
    void whoDeletedTheirAccountFollowsNothingAndIsToldNothing() {
        var gone = UUID.randomUUID();
        enrolled(gone, 1);

        neighbours.deleted(gone);
        await().atMost(20, SECONDS).until(() -> !follows(gone));
        published(2, 1);

        assertThat(titles(gone)).isEmpty();
    }
}
