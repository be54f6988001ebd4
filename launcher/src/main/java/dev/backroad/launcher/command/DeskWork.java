package dev.backroad.launcher.command;

import static dev.backroad.launcher.console.Table.visible;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.deadletter.DeskState;
import dev.backroad.launcher.deadletter.Desks;
import dev.backroad.launcher.deadletter.Letter;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does at the desks, and what is said about it. */
record DeskWork(Desks desks, DeskSearch search, Console console, boolean json) {

    /** So many of each service; a person reads no more. A program gets all. */
    private static final int SHOWN = 50;

    private static final Pattern NEWER_CONTROLS = Pattern.compile("[\\x7f-\\x9f]");

    DeskWork(Desks desks, Console console, boolean json) {
        this(desks, new DeskSearch(desks, console), console, json);
    }

    int list(String service, String status) throws InterruptedException {
        List<DeskState> states = search.services(service);
        int most = json ? Integer.MAX_VALUE : SHOWN;
        List<Letter> letters = search.letters(states, status, most);
        if (json) {
            var all = JsonMapper.shared().createObjectNode();
            all.putArray("services").addAll(states.stream().map(DeskState::json).toList());
            all.putArray("letters").addAll(letters.stream().map(Letter::json).toList());
            program(all);
        } else {
            show(states, letters, status);
        }
        return search.complete(states) ? 0 : 1;
    }

    private void show(List<DeskState> states, List<Letter> letters, String status) {
        boolean silence = states.stream().anyMatch(state -> !state.available());
        if (letters.isEmpty() && !silence) {
            console.result(nothing(states, status));
            return;
        }
        LetterTable.desks(states).forEach(console::result);
        if (letters.isEmpty()) {
            return;
        }
        console.result("");
        LetterTable.letters(letters).forEach(console::result);
        long all = states.stream().mapToLong(state -> state.count(status)).sum();
        if (letters.size() < all) {
            console.say("");
            console.say(
                    "The oldest %d of each service are shown; --json has all.".formatted(SHOWN));
        }
        console.say("");
        console.say(
                "Next: ./backroad dead-letters show ID"
                        + (status.equals("waiting")
                                ? ", then replay ID or park ID --note TEXT"
                                : ""));
    }

    private static String nothing(List<DeskState> states, String status) {
        String where = states.size() == 1 ? "in " + states.getFirst().service() : "in any service";
        return switch (status) {
            case "waiting" -> "No dead letter waits " + where + ".";
            default -> "No dead letter is " + status + " " + where + ".";
        };
    }

    int show(String service, String id) throws InterruptedException {
        Letter found = search.find(service, id);
        Letter letter = desks.find(found.service(), found.id()).orElse(found);
        if (json) {
            program(letter.json());
            return 0;
        }
        LetterPage.of(letter).forEach(console::result);
        if (letter.text("status").equals("waiting")) {
            console.say("");
            console.say("Next: ./backroad dead-letters replay " + id);
            console.say("      ./backroad dead-letters park " + id + " --note \"why\"");
        }
        return 0;
    }

    int replay(String service, String id) throws InterruptedException {
        JsonNode answer = desks.replay(search.find(service, id));
        if (json) {
            program(answer);
            return 0;
        }
        List<Letter> replayed = answer.path("replayed").valueStream().map(Letter::new).toList();
        replayed.forEach(letter -> console.result(done("replayed", letter)));
        long waiting = answer.path("waiting").asLong(0);
        console.say(
                waiting == 0
                        ? "None of the same aggregate waits any more."
                        : "Of the same aggregate there wait " + waiting + " more.");
        return 0;
    }

    int park(String service, String id, String note) throws InterruptedException {
        JsonNode letter = desks.park(search.find(service, id), note);
        if (json) {
            program(letter);
        } else {
            console.result(done("parked", new Letter(letter)));
        }
        return 0;
    }

    /** JSON leaves the newer control characters as they are, and this may be a terminal. */
    private void program(JsonNode node) {
        console.result(
                NEWER_CONTROLS
                        .matcher(node.toString())
                        .replaceAll(it -> "\\\\u%04x".formatted((int) it.group().charAt(0))));
    }

    private static String done(String what, Letter letter) {
        String type = letter.text("type").isEmpty() ? "no event" : letter.text("type");
        return visible("%-8s  %s  %s  %s".formatted(what, letter.id(), letter.service(), type));
    }
}
