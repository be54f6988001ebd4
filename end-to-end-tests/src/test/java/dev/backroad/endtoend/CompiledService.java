package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the code of a service tells and hears, as it was compiled. */
record CompiledService(String name, List<CompiledClass> classes, List<CompiledClass> tests) {

    private static final String PUBLISHED = "dev/backroad/messaging/PublishedEvent";
    private static final String TOPICS = "dev/backroad/messaging/Topics";
    private static final String HANDLERS = "dev/backroad/messaging/EventHandlers";
    private static final String LISTENER = "org/springframework/kafka/annotation/KafkaListener";

    /** Each folder of the project that has an application.yml. */
    static List<CompiledService> all(Path project) {
        try (var folders = Files.list(project)) {
            return folders.filter(folder ->
                            Files.exists(folder.resolve("src/main/resources/application.yml")))
                    .map(CompiledService::in)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CompiledService in(Path folder) {
        var compiled = CompiledClass.in(folder.resolve("target/classes"));
        assertThat(compiled).as("%s is not compiled: run ./backroad test", folder).isNotEmpty();
        return new CompiledService(
                folder.getFileName().toString(),
                compiled,
                CompiledClass.in(folder.resolve("target/test-classes")));
    }

    Stream<CompiledClass> published() {
        return classes.stream().filter(each -> each.isA(PUBLISHED));
    }

    Stream<String> topicsListenedTo() {
        return classes.stream().flatMap(each -> each.annotated(LISTENER, "topics"));
    }

    Stream<String> topicsMade() {
        return classes.stream().flatMap(each -> each.textsGivenTo(TOPICS, "named").stream());
    }

    Stream<String> topicsWithDeadLetters() {
        return classes.stream()
                .flatMap(each -> each.textsGivenTo(TOPICS, "deadLettersOf").stream());
    }

    /** The types of events that its code asks for by name. */
    Stream<String> typesRead() {
        return classes.stream()
                .filter(each -> !each.isA(PUBLISHED))
                .flatMap(each -> {
                    var passed = each.textsGivenTo(HANDLERS, "ignore");
                    return each.texts().filter(CompiledService::isType).filter(not(passed));
                });
    }

    /** The types that its code asks for, and those that it lets pass by name. */
    Stream<String> typesKnown() {
        return classes.stream()
                .filter(each -> !each.isA(PUBLISHED))
                .flatMap(CompiledClass::texts)
                .filter(CompiledService::isType);
    }

    private static Predicate<String> not(List<String> passed) {
        return type -> !passed.contains(type);
    }

    private static boolean isType(String text) {
        return text.matches("dev\\.backroad\\.[a-z]+\\.[a-z-]+\\.v\\d+");
    }
}
