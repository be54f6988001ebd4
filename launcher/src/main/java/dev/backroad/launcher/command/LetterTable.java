package dev.backroad.launcher.command;

import static dev.backroad.launcher.console.Table.shortened;

import dev.backroad.launcher.console.Table;
import dev.backroad.launcher.deadletter.DeskState;
import dev.backroad.launcher.deadletter.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Dead letters for people: how many each service has, and which. */
final class LetterTable {

    /** The milliseconds that an id begins with. */
    private static final int SHORTEST_ID = 13;

    private static final int AGGREGATE = 16;
    private static final int REASON = 48;

    private LetterTable() {}

    static List<String> desks(List<DeskState> desks) {
        Table table = new Table("service", "waiting", "replayed", "parked", "oldest waits");
        for (DeskState desk : desks) {
            if (desk.available()) {
                table.row(
                        desk.service(),
                        "" + desk.count("waiting"),
                        "" + desk.count("replayed"),
                        "" + desk.count("parked"),
                        desk.oldestWaitingAt().isEmpty() ? "" : age(desk.oldestWaitingAt()));
            } else {
                table.row(desk.service(), "?", "?", "?", "does not answer");
            }
        }
        return table.lines();
    }

    static List<String> letters(List<Letter> letters) {
        int length = idLength(letters);
        Table table = new Table("id", "service", "topic", "aggregate", "type", "reason", "age");
        for (Letter letter : letters) {
            table.row(
                    letter.id().substring(0, length),
                    letter.service().replaceFirst("-service$", ""),
                    letter.text("topic"),
                    shortened(letter.aggregate(), AGGREGATE),
                    kind(letter.text("type")),
                    shortened(letter.text("reason"), REASON),
                    age(letter.text("setAsideAt")));
        }
        return table.lines();
    }

    /** How much of the ids tells these letters apart. */
    static int idLength(List<Letter> letters) {
        int length = SHORTEST_ID;
        while (length < 36 && (endsWithDash(length) || !unique(letters, length))) {
            length++;
        }
        return length;
    }

    private static boolean endsWithDash(int length) {
        return length == 14 || length == 19 || length == 24;
    }

    private static boolean unique(List<Letter> letters, int length) {
        return letters.stream().map(it -> it.id().substring(0, length)).distinct().count()
                == letters.size();
    }

    /** The name without our own domain, which every type of ours begins with. */
    private static String kind(String type) {
        return type.replaceFirst("^dev\\.backroad\\.", "");
    }

    static String age(String since) {
        Duration age = Duration.between(Instant.parse(since), Instant.now());
        return age.toMinutes() < 1
                ? Math.max(0, age.toSeconds()) + " s"
                : age.toHours() < 1
                        ? age.toMinutes() + " min"
                        : age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
