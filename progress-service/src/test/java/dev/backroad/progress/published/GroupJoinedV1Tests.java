package dev.backroad.progress.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.messaging.EventJson;
import dev.backroad.progress.group.GroupJoined;
import dev.backroad.testsupport.Contract;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupJoinedV1Tests {

    private final GroupJoinedV1 event =
            GroupJoinedV1.of(
                    new GroupJoined(
                            UUID.fromString("01936a92-7000-7b44-8c15-5e2d9f0a1b33"),
                            1,
                            "Backend workshop, autumn",
                            "backend",
                            "Backend",
                            UUID.fromString("01936a7d-1200-7c3e-9d4a-2b7c8e5f6a21"),
                            UUID.fromString("01936a93-0400-7d1e-b3a6-7f8091a2b3c4"),
                            2,
                            Instant.parse("2026-11-28T08:15:00.250Z")));

    @Test
    void isWrittenAsTheContractShows() {
        Contract.of(event.type()).assertExampleIs(new EventJson().write(event));
    }

    @Test
    void goesToTheTopicOfGroups() {
        assertThat(event.topic()).isEqualTo("progress.groups");
    }
}
