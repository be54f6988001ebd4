package dev.backroad.launcher.command;

import dev.backroad.launcher.console.Console;
import dev.backroad.launcher.console.Table;
import dev.backroad.launcher.keys.SigningKeys;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "keys",
        customSynopsis = {
            "./backroad keys [--json]",
            "       ./backroad keys rotate [--compromised] [--json]"
        },
        description = "The keys that sign tokens: lists them, or makes the next one.")
final class KeysCommand implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Parameters(index = "0", arity = "0..1", paramLabel = "VERB", description = "rotate.")
    private String verb = "list";

    @Option(
            names = "--compromised",
            description = "The old key is known to others: sign with the new one at once.")
    private boolean compromised;

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
        boolean rotates = verb.equals("rotate");
        refuse(!rotates && !verb.equals("list"), "There is no \"" + verb + "\": rotate.");
        refuse(compromised && !rotates, "--compromised is for rotate.");
        String publicUrl = where.site().ports().publicUrl();
        String token = where.accessToken(user);
        SigningKeys keys = new SigningKeys(publicUrl, token);
        if (rotates) {
            show(List.of(keys.rotate(compromised)), where.console());
            advise(where.console());
        } else {
            show(keys.list().path("items").valueStream().toList(), where.console());
        }
        return 0;
    }

    private void show(List<JsonNode> keys, Console console) {
        if (json) {
            keys.forEach(key -> console.result(key.toString()));
            return;
        }
        Table table = new Table("kid", "status", "signs from", "retired", "accepted until");
        for (JsonNode key : keys) {
            table.row(
                    key.path("kid").asString(""),
                    key.path("status").asString(""),
                    key.path("signsFrom").asString(""),
                    key.path("retiredAt").asString(""),
                    key.path("publishedUntil").asString(""));
        }
        table.lines().forEach(console::result);
    }

    private void advise(Console console) {
        console.say(
                compromised
                        ? "It signs from now on. Services forget the old key within five minutes."
                        : "It is published now, and signs when all services have heard of it.");
    }

    private void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new ParameterException(command.commandLine(), why);
        }
    }
}
