package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.deadletter.DeskState;
import dev.backroad.launcher.deadletter.Desks;
import dev.backroad.launcher.deadletter.Letter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds dead letters, whichever service keeps them. */
record DeskSearch(Desks desks, Console console) {

    private static final int FULL_ID = 36;

    /** The services to ask: all, or the one that is named with or without {@code -service}. */
    List<DeskState> services(String service) throws InterruptedException {
        List<DeskState> all = desks.overview();
        List<DeskState> chosen =
                all.stream()
                        .filter(it ->
                                service.isEmpty()
                                        || it.service().equals(service)
                                        || it.service().equals(service + "-service"))
                        .toList();
        if (chosen.isEmpty()) {
            throw unknown(
                    "There is no service \"%s\" with dead letters.".formatted(service),
                    "There are: %s."
                            .formatted(
                                    String.join(
                                            ", ", all.stream().map(DeskState::service).toList())));
        }
        return chosen;
    }

    List<Letter> letters(List<DeskState> states, String status, int most)
            throws InterruptedException {
        List<Letter> letters = new ArrayList<>();
        for (DeskState state : states) {
            if (state.available() && state.count(status) > 0) {
                letters.addAll(desks.letters(state.service(), status, most));
            }
        }
        letters.sort(Comparator.comparing(Letter::setAsideAt));
        return letters;
    }

    /** Says so when not: whoever is silent may have dead letters. */
    boolean complete(List<DeskState> states) {
        List<String> silent =
                states.stream().filter(it -> !it.available()).map(DeskState::service).toList();
        if (!silent.isEmpty()) {
            console.say("");
            console.say("No answer from " + String.join(", ", silent) + ": run ./backroad status");
        }
        return silent.isEmpty();
    }

    /** The one letter whose id begins so; those that wait count first. */
    Letter find(String service, String id) throws InterruptedException {
        List<DeskState> states = services(service);
        String beginning = id.toLowerCase(Locale.ROOT);
        if (beginning.length() == FULL_ID) {
            return byFullId(states, beginning);
        }
        for (String status : List.of("waiting", "replayed", "parked")) {
            List<Letter> found =
                    letters(states, status, Integer.MAX_VALUE).stream()
                            .filter(letter -> letter.id().startsWith(beginning))
                            .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            if (found.size() > 1) {
                throw unknown(
                        "%d dead letters begin with \"%s\".".formatted(found.size(), id),
                        "What is done to one must not be done to another.");
            }
        }
        throw nowhere(states, id);
    }

    private Letter byFullId(List<DeskState> states, String id) throws InterruptedException {
        for (DeskState state : states) {
            Optional<Letter> found =
                    state.available() ? desks.find(state.service(), id) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw nowhere(states, id);
    }

    private Problem nowhere(List<DeskState> states, String id) {
        return unknown(
                "No dead letter begins with \"%s\".".formatted(id),
                complete(states)
                        ? "Those that wait, were replayed or are parked have been looked through."
                        : "It may be with a service that does not answer.");
    }

    private static Problem unknown(String what, String why) {
        return new Problem(ErrorCode.DEAD_LETTER_UNKNOWN, what, why, "./backroad dead-letters");
    }
}
