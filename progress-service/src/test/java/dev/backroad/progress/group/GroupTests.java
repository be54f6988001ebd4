package dev.backroad.progress.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroad.defaults.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupTests {

    private static final Instant NOW = Instant.parse("2026-11-28T08:15:00.250Z");

    private final UUID lena = UUID.randomUUID();
    private final UUID max = UUID.randomUUID();
    private final Group group =
            Group.begin(
                    UUID.randomUUID(),
                    "Workshop",
                    new Group.Roadmap(UUID.randomUUID(), "backend", "Backend"),
                    lena,
                    new InvitationCode("7QK3MR9TWZ40X12"),
                    NOW);

    @BeforeEach
    void seatTheLeader() {
        group.seat();
    }

    @Test
    void whoBeginsItIsNoNews() {
        assertThat(group.news()).isEmpty();
        assertThat(group.members()).isOne();
    }

    @Test
    void whoeverJoinsIsNewsWithTheNumberOfMembers() {
        group.admit(max, NOW);
        group.admit(UUID.randomUUID(), NOW);

        assertThat(group.news()).extracting(GroupJoined::sequence).containsExactly(1L, 2L);
        assertThat(group.news()).extracting(GroupJoined::members).containsExactly(2, 3);
        assertThat(group.news().getFirst().learnerId()).isEqualTo(max);
        assertThat(group.news().getFirst().leaderId()).isEqualTo(lena);
    }

    @Test
    void numberIsNeverGivenTwice() {
        assertThat(group.admit(max, NOW)).isEqualTo(2);

        group.vacate();

        assertThat(group.admit(max, NOW)).isEqualTo(3);
        assertThat(group.members()).isEqualTo(2);
    }

    @Test
    void fiveHundredAreAllAndAPlaceThatIsLeftIsTakenAgain() {
        for (int i = 1; i < Group.MOST_MEMBERS; i++) {
            group.admit(UUID.randomUUID(), NOW);
        }

        assertThatThrownBy(() -> group.admit(max, NOW)).isInstanceOf(ProblemException.class);
        assertThat(group.members()).isEqualTo(500);
        group.vacate();
        assertThat(group.admit(max, NOW)).isEqualTo(501);
    }

    @Test
    void onlyTheLeaderMay() {
        group.demandLeader(lena);

        assertThatThrownBy(() -> group.demandLeader(max)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whoeverTakesOverLeadsAlone() {
        group.passTo(
                new Membership(UUID.randomUUID(), group.id(), max, 2, "Max", Share.NOTHING, NOW));

        group.demandLeader(max);
        assertThat(group.isLedBy(lena)).isFalse();
    }
}
