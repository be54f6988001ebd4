package dev.backroad.launcher.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backroad.launcher.console.Json;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Lists and shows the mails: {@code /}, {@code /mails/ID}, and for programs {@code /mails.json}.
 * Whatever a mail holds is shown as text, so none of it can run in the reader's browser.
 */
record MailPage(Mailbox mailbox) {

    void serve(int port) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 50);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!local(exchange)) {
                send(exchange, 421, "text/plain", "This mailbox is asked as localhost only.\n");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", list());
            } else if (path.equals("/mails.json")) {
                send(exchange, 200, "application/json", json());
            } else {
                Optional<Letter> letter = letter(path.replaceFirst("^/mails/", ""));
                if (letter.isPresent()) {
                    send(exchange, 200, "text/html", page(letter.get()));
                } else {
                    send(exchange, 404, "text/plain", "There is no such mail.\n");
                }
            }
        }
    }

    /** Another web site could make the browser ask under its own name and read the answer. */
    private static boolean local(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return host.replaceFirst(":\\d+$", "").matches("localhost|127\\.0\\.0\\.1");
    }

    private List<Letter> letters() throws IOException {
        List<Letter> letters = new ArrayList<>();
        for (String id : mailbox.ids()) {
            letter(id).ifPresent(letters::add);
        }
        return letters;
    }

    private Optional<Letter> letter(String id) throws IOException {
        Optional<MimeMessage> mail = mailbox.find(id);
        return mail.isEmpty() ? Optional.empty() : Optional.of(Letter.of(id, mail.get()));
    }

    private String list() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Letter letter : letters()) {
            rows.append(
                    "<tr><td>%s<td>%s<td><a href=\"/mails/%s\">%s</a></tr>\n"
                            .formatted(
                                    safe(letter.date()),
                                    safe(letter.to()),
                                    letter.id(),
                                    safe(letter.subject())));
        }
        return html(
                "Mailbox",
                rows.isEmpty()
                        ? "<p>No mail yet. What the services send arrives here."
                        : "<table><tr><th>Date<th>To<th>Subject</tr>\n" + rows + "</table>");
    }

    private static String page(Letter letter) {
        return html(
                safe(letter.subject()),
                "<p>From %s<br>To %s<br>%s<pre>%s</pre><p><a href=\"/\">All mails</a>"
                        .formatted(
                                safe(letter.from()),
                                safe(letter.to()),
                                safe(letter.date()),
                                safe(letter.text())));
    }

    private String json() throws IOException {
        List<Map<String, String>> items = new ArrayList<>();
        for (Letter letter : letters()) {
            Map<String, String> item = new LinkedHashMap<>();
            item.put("id", letter.id());
            item.put("date", letter.date());
            item.put("from", letter.from());
            item.put("to", letter.to());
            item.put("subject", letter.subject());
            item.put("text", letter.text());
            items.add(item);
        }
        return Json.write(Map.of("items", items)) + "\n";
    }

    private static String html(String title, String body) {
        return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>
          :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
          body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
          td, th { text-align: left; padding: 0.25rem 1rem 0.25rem 0 }
          pre { white-space: pre-wrap; overflow-wrap: anywhere }
        </style>
        <h1>%1$s</h1>
        %2$s
        </html>
        """
                .formatted(title, body);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void send(HttpExchange exchange, int status, String kind, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", kind + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
