package dev.backroad.launcher.command;

import dev.backroad.launcher.deadletter.Desks;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        customSynopsis = {
            "./backroad dead-letters [--service S] [--status STATUS] [--json]",
            "       ./backroad dead-letters show ID [--json]",
            "       ./backroad dead-letters replay ID [--json]",
            "       ./backroad dead-letters park ID --note \"why\" [--json]"
        },
        description = {
            "What services could not handle: lists it, shows one with payload and history,",
            "replays it in its turn, or parks it for good."
        })
final class DeadLettersCommand implements Callable<Integer> {

    private static final List<String> STATUSES = List.of("waiting", "replayed", "parked");
    private static final int LONGEST_NOTE = 500;

    @Mixin private Where where = new Where();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VERB",
            description = "show, replay, park.")
    private String verb = "list";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "The id, or as much of its beginning as no other has.")
    private String id = "";

    @Option(names = "--service", paramLabel = "S", description = "One only, for example progress.")
    private String service = "";

    @Option(names = "--status", paramLabel = "STATUS", description = "waiting, replayed, parked.")
    private @Nullable String status;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for who comes later.")
    private @Nullable String note;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "Usually operator; others with BACKROAD_PASSWORD.")
    private String user = "operator";

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        refuseWhatMakesNoSense();
        String publicUrl = where.site().ports().publicUrl();
        String token = where.accessToken(user);
        DeskWork work = new DeskWork(new Desks(publicUrl, user, token), where.console(), json);
        return switch (verb) {
            case "show" -> work.show(service, id);
            case "replay" -> work.replay(service, id);
            case "park" -> work.park(service, id, String.valueOf(note));
            default -> work.list(service, status == null ? "waiting" : status);
        };
    }

    private void refuseWhatMakesNoSense() {
        switch (verb) {
            case "list" -> {}
            case "show", "replay", "park" -> {
                refuse(id.isEmpty(), "Which one? " + verb + " needs an id.");
                refuse(!id.matches("[0-9a-fA-F-]{1,36}"), "This is no id: " + id);
                refuse(status != null, "--status is for the list.");
            }
            default -> refuse(true, "There is no \"" + verb + "\": show, replay or park.");
        }
        refuse(
                status != null && !STATUSES.contains(status),
                "--status is one of " + String.join(", ", STATUSES) + ".");
        boolean parks = verb.equals("park");
        refuse(note != null && !parks, "--note is for park.");
        refuse(parks && (note == null || note.isBlank()), "park needs --note \"why\".");
        refuse(
                note != null && note.length() > LONGEST_NOTE,
                "A note has at most " + LONGEST_NOTE + " characters.");
    }

    private void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new ParameterException(command.commandLine(), why);
        }
    }
}
