import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.signin.SignIn;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learners for the day: registered by the forms and the mail, as anybody is, signed in and enrolled.
 * Who is registered already is only signed in. Prints an enrolment and a token for each.
 *
 * <p>Arguments: the gateway, the mailbox, how many.
 */
class Learners {

    private static final String PASSWORD = "seven quiet otters";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9-]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String gateway;
    private final String mailbox;
    private final HttpClient http = HttpClient.newHttpClient();

    private Learners(String gateway, String mailbox) {
        this.gateway = gateway;
        this.mailbox = mailbox;
    }

    static void main(String[] arguments) throws Exception {
        var learners = new Learners(arguments[0], arguments[1]);
        var names =
                IntStream.range(0, Integer.parseInt(arguments[2]))
                        .mapToObj("day-%02d"::formatted)
                        .toList();
        if (!learners.known(names.getFirst())) {
            learners.all(names, learners::register);
        }
        learners.all(names, learners::enrolled).forEach(IO::println);
    }

    private interface Step {
        String of(String name) throws Exception;
    }

    /** Some at a time: hashing passwords is work. */
    private List<String> all(List<String> names, Step step) throws Exception {
        var results = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = names.stream().<Callable<String>>map(name -> () -> step.of(name)).toList();
            for (Future<String> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private boolean known(String name) throws InterruptedException {
        try {
            return !new SignIn(gateway).accessToken(name, PASSWORD).isEmpty();
        } catch (Problem refused) {
            return false;
        }
    }

    private String enrolled(String name) throws Exception {
        var token = new SignIn(gateway).accessToken(name, PASSWORD);
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(gateway + "/api/v1/enrollments"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.ofString("{\"roadmap\": \"backend\"}"))
                                .build(),
                        BodyHandlers.ofString());
        var id = ID.matcher(answer.body());
        if (!id.find()) {
            throw new IOException(answer + " " + answer.body());
        }
        return id.group(1) + " " + token;
    }

    private String register(String name) throws Exception {
        try (var browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            submit(
                    browser,
                    "/identity/register",
                    Map.of(
                            "username", name,
                            "displayName", name,
                            "email", name + "@backroad.test",
                            "password", PASSWORD));
            var link = URI.create(confirmation(name));
            submit(browser, link.getPath() + "?" + link.getQuery(), Map.of());
        }
        return name;
    }

    /** Opens a page, fills in its form and sends it, hidden fields included. */
    private void submit(HttpClient browser, String page, Map<String, String> typed)
            throws IOException, InterruptedException {
        var address = URI.create(gateway + page);
        var fields = new LinkedHashMap<String, String>();
        HIDDEN.matcher(send(browser, HttpRequest.newBuilder(address)))
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        fields.putAll(typed);
        var form =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        send(
                browser,
                HttpRequest.newBuilder(URI.create(gateway + address.getPath()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static String send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                browser.send(
                        request.timeout(PATIENCE).header("Accept", "text/html,*/*").build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer + " " + answer.body());
        }
        return answer.body();
    }

    /** The link in the mail, which takes a moment to arrive. */
    private String confirmation(String name) throws IOException, InterruptedException {
        var link = Pattern.compile("https?://\\S+/identity/confirm\\?token=[\\w.-]+");
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            var mails =
                    http.send(
                            HttpRequest.newBuilder(URI.create(mailbox + "/mails.json")).build(),
                            BodyHandlers.ofString());
            for (var mail : JsonMapper.shared().readTree(mails.body()).path("items")) {
                var found = link.matcher(mail.path("text").asString());
                if (mail.path("to").asString().contains(name) && found.find()) {
                    return found.group();
                }
            }
            Thread.sleep(200);
        }
        throw new IOException("No mail came for " + name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
