package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;

class PossibleAnswersTests {

    @ParameterizedTest
    @CsvSource({
        "view, 200",
        "nothing, 204",
        "made, 201",
        "accepted, 202",
        "madeOrSeen, 200 201",
        "byStatus, 200 201",
        "thrownAway, 204",
        "found, 200",
    })
    void statusesAreThoseThatTheCodeSays(String operation, String statuses) {
        var possible = answers(operation).statuses();

        assertThat(possible)
                .extracting(HttpStatus::value)
                .containsExactly(
                        Arrays.stream(statuses.split(" "))
                                .map(Integer::valueOf)
                                .toArray(Integer[]::new));
    }

    @Test
    void headersAreThoseThatTheCodeSets() {
        assertThat(answers("made").haveLocation()).isTrue();
        assertThat(answers("made").haveTag()).isFalse();
        assertThat(answers("accepted").haveLocation()).isTrue();
        assertThat(answers("found").haveTag()).isTrue();
        assertThat(answers("found").haveLocation()).isFalse();
        assertThat(answers("found").areKept()).isTrue();
        assertThat(answers("thrownAway").areKept()).isFalse();
    }

    private static PossibleAnswers answers(String operation) {
        return PossibleAnswers.of(
                Arrays.stream(Bricks.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals(operation))
                        .findFirst()
                        .orElseThrow());
    }

    /** In the ways that controllers of ours are written. */
    @SuppressWarnings("UnusedMethod") // by name
    private static final class Bricks {

        private static final URI PLACE = URI.create("/bricks/1");

        String view() {
            return "brick";
        }

        @ResponseStatus(HttpStatus.NO_CONTENT)
        void nothing() {}

        ResponseEntity<String> made() {
            return ResponseEntity.created(PLACE).body("brick");
        }

        ResponseEntity<String> accepted() {
            return ResponseEntity.accepted().location(PLACE).body("brick");
        }

        ResponseEntity<String> madeOrSeen() {
            var answer = PLACE.isAbsolute() ? ResponseEntity.ok() : ResponseEntity.created(PLACE);
            return answer.body("brick");
        }

        ResponseEntity<String> byStatus() {
            return PLACE.isAbsolute() ? answer(HttpStatus.OK) : answer(HttpStatus.CREATED);
        }

        private static ResponseEntity<String> answer(HttpStatus status) {
            return ResponseEntity.status(status).body("brick");
        }

        ResponseEntity<Void> thrownAway() {
            return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
        }

        ResponseEntity<String> found() {
            return Optional.of("brick")
                    .map(Bricks::tagged)
                    .orElseThrow(() -> new IllegalStateException(HttpStatus.NOT_FOUND.toString()));
        }

        private static ResponseEntity<String> tagged(String brick) {
            return ResponseEntity.ok().eTag("1").body(brick);
        }
    }
}
