package dev.backroad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.contracts.EventMap.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was released stays true: its consumers are out there, at a version of their own. */
class CompatibilityTests {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    static Stream<Entry> events() {
        return EventMap.now();
    }

    static Stream<Entry> releasedEvents() {
        return EventMap.in(RELEASED);
    }

    static Stream<Entry> releasedEventsThatAreStillThere() {
        return releasedEvents().filter(event -> Files.exists(event.schema()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsReleased(Entry event) {
        var schema = RELEASED.resolve(event.folder() + ".json");
        var remedy =
                "%s is new. Released is what is kept in contracts/%s; in contracts/, run%n  cp %s %s%n  cp %s %s%nFrom then on it changes by optional fields only."
                        .formatted(
                                event,
                                RELEASED,
                                event.schema(),
                                schema,
                                EventMap.CONTRACTS.resolve("event-map.json"),
                                RELEASED);

        assertThat(schema).as(remedy).exists();
        assertThat(releasedEvents().map(Entry::type)).as(remedy).contains(event.type());
    }

    @ParameterizedTest
    @MethodSource("releasedEvents")
    void releasedEventIsStillToldWhereItWas(Entry released) {
        var now = events().filter(event -> event.type().equals(released.type())).findFirst();

        assertThat(now)
                .as(
                        "%s was released: its consumers wait for it. Put folder and map entry back;"
                                + " or, when nobody hears it any more, take its file and line out"
                                + " of contracts/%s, too",
                        released, RELEASED)
                .isPresent();
        assertThat(now.map(Entry::topic))
                .as(
                        "%s was released on %s, and its consumers listen there. Tell it there"
                                + " again, or publish %s elsewhere, beside it",
                        released, released.topic(), next(released))
                .contains(released.topic());
    }

    @ParameterizedTest
    @MethodSource("releasedEventsThatAreStillThere")
    void changesByOptionalFieldsOnly(Entry released) {
        var before = EventMap.json(RELEASED.resolve(released.folder() + ".json"));
        var now = EventMap.json(released.schema());

        assertThat(SchemaChanges.breaking(before, now))
                .as(
                        "%s was released and consumers rely on it. Undo the change, or publish %s"
                                + " beside it (contracts/README.md). What changed",
                        released, next(released))
                .isEmpty();
    }

    private static String next(Entry event) {
        var dot = event.type().lastIndexOf(".v") + 2;
        return event.type().substring(0, dot) + (Integer.parseInt(event.type().substring(dot)) + 1);
    }
}
