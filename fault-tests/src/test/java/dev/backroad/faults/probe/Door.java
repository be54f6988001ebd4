package dev.backroad.faults.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroad.faults.probe.Commands.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes commands by HTTP: 200 with the sequence, and only after the commit; 422 when the command
 * was refused; 503 when it is not known what became of it.
 */
@Component
class Door implements SmartLifecycle {

    private record Answer(int status, String body) {}

    private static final Logger log = LoggerFactory.getLogger(Door.class);

    private final ObjectProvider<Commands> commands;
    private final JsonMapper json;
    private final HttpServer server;
    private volatile boolean running;

    Door(ObjectProvider<Commands> commands, JsonMapper json, @Value("${probe.port}") int port)
            throws IOException {
        this.commands = commands;
        this.json = json;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/commands", exchange -> answer(exchange, command(exchange)));
        server.createContext("/ready", exchange -> answer(exchange, new Answer(200, "{}")));
    }

    private Answer command(HttpExchange exchange) {
        var command = json.readTree(exchange.getRequestBody());
        try {
            return new Answer(200, "{\"sequence\":" + perform(command) + "}");
        } catch (RefusedException refused) {
            return new Answer(422, "{}");
        } catch (RuntimeException failed) {
            log.warn("Not known what became of {}: {}", command, failed.toString());
            return new Answer(503, "{}");
        }
    }

    private long perform(JsonNode command) {
        return commands.getObject()
                .perform(
                        command.path("aggregate").asString(),
                        command.path("command").asString(),
                        command.path("refuse").asBoolean());
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The last thing to start: who is answered can rely on the rest. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void start() {
        running = true;
        server.start();
    }

    @Override
    public void stop() {
        running = false;
        server.stop(0);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
