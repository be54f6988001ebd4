package dev.backroad.launcher.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gateway and services as far as the desks go: pages of one letter, so that paging matters. */
final class StubDesks implements AutoCloseable {

    private static final String PATH = "/api/v1/operations/dead-letters";

    final List<String> requests = new ArrayList<>();
    private final List<ObjectNode> letters = new ArrayList<>();
    private final HttpServer server;
    private boolean notificationAnswers = true;
    private int refusal;
    private String refusalBody = "";

    StubDesks() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A letter that waits. */
    ObjectNode add(String id, String service, String reason) {
        ObjectNode letter =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("id", id)
                        .put("service", service)
                        .put("topic", "catalog.roadmaps")
                        .put("partition", 3)
                        .put("offset", 17)
                        .put("key", "backend")
                        .put("type", "dev.backroad.catalog.roadmap-published.v1")
                        .put("subject", "backend")
                        .put("sequence", 4)
                        .put("reason", reason)
                        .put("heldBack", false)
                        .put("status", "waiting")
                        .put("setAsideAt", "2026-11-20T10:00:0" + letters.size() + "Z")
                        .putNull("settledAt");
        letters.add(letter);
        return letter;
    }

    void silenceNotification() {
        notificationAnswers = false;
    }

    /** Every write is answered so. */
    void refuseWrites(int status, String slug, String detail) {
        refusal = status;
        refusalBody =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("type", url() + "/problems/" + slug)
                        .put("detail", detail)
                        .toString();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                "%s %s %s"
                        .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                        .strip());
        boolean known =
                "Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known) {
            answer(exchange, 403, "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            write(exchange, path[2], path[3]);
        } else if (path.length < 2) {
            answer(exchange, 200, overview());
        } else if (path.length == 2) {
            answer(exchange, 200, page(path[1], exchange.getRequestURI().getQuery()));
        } else {
            String found = found(path[1], path[2]);
            answer(exchange, found.isEmpty() ? 404 : 200, found);
        }
    }

    private String overview() {
        ObjectNode all = JsonMapper.shared().createObjectNode().putNull("next");
        for (String service : List.of("progress-service", "notification-service")) {
            ObjectNode item = all.withArray("items").addObject().put("service", service);
            boolean answers = notificationAnswers || service.startsWith("progress");
            item.put("available", answers);
            for (String status : List.of("waiting", "replayed", "parked")) {
                if (answers) {
                    item.put(status, of(service, status).size());
                } else {
                    item.putNull(status);
                }
            }
            item.putNull("oldestWaitingAt");
        }
        return all.toString();
    }

    private String page(String service, String query) {
        String status = query.replaceFirst(".*status=([a-z]+).*", "$1");
        String after = query.contains("after=") ? query.replaceFirst(".*after=", "") : "";
        List<ObjectNode> rest =
                of(service, status).stream()
                        .filter(it -> it.path("id").asString("").compareTo(after) > 0)
                        .toList();
        ObjectNode page = JsonMapper.shared().createObjectNode();
        page.putArray("items").addAll(rest.stream().limit(1).toList());
        if (rest.size() > 1) {
            page.set("next", rest.getFirst().path("id"));
        } else {
            page.putNull("next");
        }
        return page.toString();
    }

    private String found(String service, String id) {
        return letters.stream()
                .filter(it -> it.path("service").asString("").equals(service))
                .filter(it -> it.path("id").asString("").equals(id))
                .findFirst()
                .map(JsonNode::toString)
                .orElse("");
    }

    private List<ObjectNode> of(String service, String status) {
        return letters.stream()
                .filter(it -> it.path("service").asString("").equals(service))
                .filter(it -> it.path("status").asString("").equals(status))
                .toList();
    }

    private void write(HttpExchange exchange, String id, String verb) throws IOException {
        if (refusal != 0) {
            answer(exchange, refusal, refusalBody);
            return;
        }
        ObjectNode letter =
                letters.stream()
                        .filter(it -> it.path("id").asString("").equals(id))
                        .findFirst()
                        .orElseThrow()
                        .put("status", verb.equals("park") ? "parked" : "replayed");
        ObjectNode replay = JsonMapper.shared().createObjectNode().put("waiting", 0);
        replay.putArray("replayed").add(letter);
        answer(exchange, 200, verb.equals("park") ? letter.toString() : replay.toString());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
