package dev.backroad.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mechanism stays small enough to be read in an afternoon. */
class CodeSizeTests {

    private static final Path MAIN = Path.of("src/main/java/dev/backroad/messaging");

    private static final List<String> OUTBOX =
            List.of("PublishedEvent", "Outbox", "OutboxRow", "OutboxTable");
    private static final List<String> RELAY =
            List.of(
                    "OutboxRelay",
                    "OutboxLeases",
                    "PartitionRelay",
                    "FencedProducers",
                    "Unsendable",
                    "Nudges");
    private static final List<String> INBOX =
            List.of("Inbox", "EventReceiver", "EventHandlers", "HeldBackException");
    private static final List<String> DESK =
            List.of(
                    "deadletter/SettingAside",
                    "deadletter/DeadLetter",
                    "deadletter/DeadLetterTable",
                    "deadletter/DeadLetterDesk",
                    "deadletter/DeadLetterController",
                    "deadletter/StoredRecord",
                    "deadletter/Listeners",
                    "deadletter/Inspection",
                    "deadletter/SchemaDifference",
                    "deadletter/Text");

    @Test
    void outboxRelayInboxAndDeskAreUnderAThousandLinesOfCode() {
        int outbox = lines(OUTBOX);
        int relay = lines(RELAY);
        int inbox = lines(INBOX);
        int desk = lines(DESK);
        System.out.printf(
                "outbox %d, relay %d, inbox %d, desk %d lines of code%n",
                outbox, relay, inbox, desk);

        assertThat(outbox + relay + inbox + desk).isLessThan(1000);
    }

    private static int lines(List<String> classes) {
        return classes.stream().mapToInt(CodeSizeTests::lines).sum();
    }

    /** Counts lines that hold code: no blank ones, comments, imports and lone brackets. */
    private static int lines(String type) {
        try {
            return (int)
                    Files.readAllLines(MAIN.resolve(type + ".java")).stream()
                            .map(String::strip)
                            .filter(line -> !line.matches("|//.*|/?\\*.*|[\\](){};,]+"))
                            .filter(line ->
                                    !line.startsWith("import ") && !line.startsWith("package "))
                            .count();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
