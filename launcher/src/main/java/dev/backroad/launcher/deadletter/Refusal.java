package dev.backroad.launcher.deadletter;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Json;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.console.Table;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the gateway or a service refuses (RFC 9457) into the four lines of an error. */
final class Refusal {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /** Four lines must stay four lines, whatever a record makes a service say. */
    private static final int LONGEST = 200;

    private Refusal() {}

    /** {@code letter} is the id that the request was about, or empty. */
    static Problem of(HttpResponse<String> answer, String user, String letter) {
        String type = Json.read(answer.body(), "type").orElse("");
        String detail =
                Json.read(answer.body(), "detail")
                        .map(said -> Table.shortened(Table.visible(said), LONGEST))
                        .orElse("The gateway answers with status " + answer.statusCode() + ".");
        return switch (answer.statusCode()) {
            case 401, 403 ->
                    new Problem(
                            ErrorCode.NOT_OPERATOR,
                            "\"%s\" may not work at the dead-letter desks.".formatted(user),
                            "They ask for the scope operations, which comes with the role"
                                    + " operator.",
                            "./backroad dead-letters --user operator");
            case 400, 404, 409, 422 ->
                    bySlug(type.substring(type.lastIndexOf('/') + 1), detail, letter);
            default -> away(detail);
        };
    }

    private static Problem bySlug(String slug, String detail, String letter) {
        return switch (slug) {
            case "dead-letter-out-of-turn" ->
                    refused(
                            detail,
                            "Events of one aggregate are applied in order, or not at all.",
                            "./backroad dead-letters replay " + firstId(detail, letter));
            case "dead-letter-settled" ->
                    refused(
                            detail,
                            "A dead letter is settled once; its history says by whom.",
                            "./backroad dead-letters show " + letter);
            case "dead-letter-failed-again" ->
                    refused(
                            "It failed again: " + detail,
                            "Nothing is changed, and it waits as before.",
                            "./backroad dead-letters show " + letter);
            default ->
                    refused(
                            detail,
                            "The desk cannot do what is asked for.",
                            "./backroad dead-letters");
        };
    }

    private static Problem refused(String what, String why, String run) {
        return new Problem(ErrorCode.DEAD_LETTER_REFUSED, what, why, run);
    }

    private static String firstId(String detail, String otherwise) {
        Matcher id = ID.matcher(detail);
        return id.find() ? id.group() : otherwise;
    }

    /** Nobody answered, or somebody who could not help. */
    static Problem away(String what) {
        return new Problem(
                ErrorCode.DESK_AWAY,
                what,
                "A dead letter is kept by the service that could not handle it.",
                "./backroad status");
    }
}
