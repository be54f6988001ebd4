package dev.backroad.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.messaging.ReceivedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;

/** The contract of an event that we hear, as it stands in the module contracts. */
public record Contract(String type) {

    public String example() {
        return file("example.json");
    }

    public String minimalExample() {
        return file("example-minimal.json");
    }

    public String exampleFromTheFuture() {
        return example().replaceFirst("\\{", "{\"fieldOfTomorrow\": {\"deep\": [1]},");
    }

    /** Wraps a body as it would arrive. */
    public ReceivedEvent received(String body) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                "dev.backroad." + type,
                "/somebody",
                UUID.randomUUID().toString(),
                1,
                Instant.EPOCH,
                body.getBytes(UTF_8));
    }

    private String file(String name) {
        try {
            return new ClassPathResource("contracts/" + type + "/" + name)
                    .getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
