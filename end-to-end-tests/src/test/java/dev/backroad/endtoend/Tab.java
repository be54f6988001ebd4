package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tab, used by keyboard and eye: what is typed is typed, and what is looked for is waited for.
 */
final class Tab {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_STOPS = 500;

    /** Beyond it Chromium repeats what it has drawn. */
    private static final int MOST_PIXELS = 16_384;

    private static final String CUT =
            """
            [...document.querySelectorAll('body *')]
                .filter((it) => it.checkVisibility() && it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1)
                .filter((it) => getComputedStyle(it).overflowX !== 'visible')
                .filter((it) => !it.closest('.unseen, textarea, [type=text]') && !(innerWidth > 768 && it.closest('.source')))
                .map((it) => it.tagName + '.' + it.className + ': ' + it.textContent.slice(0, 60))
            """;

    /** Their codes, as browsers know them. */
    private static final Map<String, Integer> KEYS_WITHOUT_TEXT =
            Map.of(
                    "Tab", 9,
                    "Escape", 27,
                    "End", 35,
                    "Home", 36,
                    "ArrowLeft", 37,
                    "ArrowUp", 38,
                    "ArrowRight", 39,
                    "ArrowDown", 40);

    private final DevTools devTools;

    Tab(HttpClient http, URI address) {
        devTools = new DevTools(http, address);
        Stream.of("Page", "Runtime", "Log", "Network")
                .forEach(domain -> devTools.send(domain + ".enable", Map.of()));
    }

    /** Loads an address anew, also where only its fragment is another one. */
    Tab open(String url) {
        devTools.send("Page.navigate", Map.of("url", "about:blank"));
        devTools.send("Page.navigate", Map.of("url", url));
        return this;
    }

    /** Waits until something is there that can be seen. */
    Tab see(String selector) {
        return await(
                selector,
                "document.querySelector(%s)?.checkVisibility()".formatted(quoted(selector)));
    }

    /** Waits until the text can be read somewhere in the first that the selector finds. */
    Tab read(String selector, String text) {
        return await(
                text,
                "document.querySelector(%s)?.innerText.includes(%s)"
                        .formatted(quoted(selector), quoted(text)));
    }

    Tab await(String what, String condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> evaluate("Boolean(" + condition + ")").asBoolean());
        return this;
    }

    /** Puts the focus there and presses Enter, as one does without a mouse. */
    Tab press(String selector) {
        return focus(selector).key("Enter");
    }

    Tab focus(String selector) {
        see(selector);
        evaluate("document.querySelector(%s).focus()".formatted(quoted(selector)));
        return await(
                "focus on " + selector,
                "document.activeElement.matches(%s)".formatted(quoted(selector)));
    }

    /** Types over what is there. */
    Tab type(String selector, String text) {
        focus(selector);
        evaluate("document.activeElement.select()");
        devTools.send("Input.insertText", Map.of("text", text));
        return this;
    }

    Tab key(String key) {
        pressed("keyDown", key);
        pressed("keyUp", key);
        return this;
    }

    /** Goes on by Tab until the focus is there; not every page has so many stops. */
    Tab tabTo(String selector) {
        see(selector);
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            key("Tab");
            if (hasFocus(selector)) {
                return this;
            }
        }
        throw new AssertionError(selector + " is not reached by Tab");
    }

    boolean hasFocus(String selector) {
        return evaluate("document.activeElement.matches(%s)".formatted(quoted(selector)))
                .asBoolean();
    }

    /** Types into what has the focus. */
    Tab type(String text) {
        devTools.send("Input.insertText", Map.of("text", text));
        return this;
    }

    private void pressed(String type, String key) {
        devTools.send(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        type,
                        "key",
                        key,
                        "text",
                        KEYS_WITHOUT_TEXT.containsKey(key) ? "" : key.equals("Enter") ? "\r" : key,
                        "windowsVirtualKeyCode",
                        key.equals("Enter")
                                ? 13
                                : KEYS_WITHOUT_TEXT.getOrDefault(key, (int) key.charAt(0))));
    }

    String text(String selector) {
        see(selector);
        return evaluate("document.querySelector(%s).innerText".formatted(quoted(selector)))
                .asString();
    }

    String value(String selector) {
        see(selector);
        return evaluate("document.querySelector(%s).value".formatted(quoted(selector))).asString();
    }

    JsonNode evaluate(String expression) {
        var answer =
                devTools.send(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
        return answer.path("result").path("value");
    }

    /** Runs a program beside the page, where the page's policy does not bind it; its last value. */
    JsonNode evaluateBeside(String program) {
        var frame = devTools.send("Page.getFrameTree", Map.of()).at("/frameTree/frame/id");
        var world = devTools.send("Page.createIsolatedWorld", Map.of("frameId", frame.asString()));
        var answer =
                devTools.send(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                program,
                                "contextId",
                                world.path("executionContextId").asInt(),
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
        return answer.path("result").path("value");
    }

    /** From the next page on: what this browser's owner reads, as "de-DE,de". */
    Tab prefers(String languages) {
        devTools.send(
                "Emulation.setUserAgentOverride",
                Map.of(
                        "userAgent",
                        evaluate("navigator.userAgent").asString(),
                        "acceptLanguage",
                        languages));
        return this;
    }

    void forgetCookies() {
        devTools.send("Network.clearBrowserCookies", Map.of());
    }

    /** Addresses like these are not reached from here, until others are given, or none. */
    void block(String... patterns) {
        devTools.send("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** Asks for everything in this form, until another is given, or none. */
    void accept(String... types) {
        var headers = types.length == 0 ? Map.of() : Map.of("Accept", String.join(", ", types));
        devTools.send("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    void looksLike(int width, String theme) {
        devTools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        // Or a picture of a long page lacks at the right what the bar takes from the window.
        devTools.send("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        devTools.send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /**
     * What has more text in it than is seen, be it scrolled or not; code has a button that wraps
     * it.
     */
    List<String> cut() {
        return evaluate(CUT).valueStream().map(JsonNode::asString).toList();
    }

    /**
     * The whole page. Of a very long one, what is below as much as a browser draws at once is in a
     * file of its own, {@code name-below-1.png}.
     */
    void screenshot(Path file) {
        var page = devTools.send("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        var width = page.path("width").asInt();
        var height = page.path("height").asInt();
        for (int part = 0; part * MOST_PIXELS < height; part++) {
            var top = part * MOST_PIXELS;
            var name = file.getFileName().toString();
            write(
                    part == 0
                            ? file
                            : file.resolveSibling(
                                    name.replace(".png", "-below-%d.png".formatted(part))),
                    Map.of(
                            "x",
                            0,
                            "y",
                            top,
                            "width",
                            width,
                            "height",
                            Math.min(height - top, MOST_PIXELS),
                            "scale",
                            1));
        }
    }

    private void write(Path file, Map<String, Integer> clip) {
        var shot =
                devTools.send(
                        "Page.captureScreenshot",
                        Map.of("captureBeyondViewport", true, "clip", clip));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(shot.path("data").asString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A tab without a page has no line open, and stays until the browser ends. */
    void leave() {
        devTools.send("Page.navigate", Map.of("url", "about:blank"));
    }

    /** Mistakes of the page: what it threw or complained of, and what its policy kept from it. */
    List<String> mistakes() {
        return devTools.events().stream().filter(Tab::isMistake).map(JsonNode::toString).toList();
    }

    private static boolean isMistake(JsonNode event) {
        var told = event.path("params");
        return switch (event.path("method").asString()) {
            case "Runtime.exceptionThrown" -> true;
            case "Runtime.consoleAPICalled" -> told.path("type").asString().equals("error");
            case "Log.entryAdded" ->
                    List.of("security", "violation", "javascript")
                            .contains(told.path("entry").path("source").asString());
            default -> false;
        };
    }

    /** The hosts that were asked for anything. */
    List<String> hosts() {
        return devTools.events().stream()
                .filter(it -> it.path("method").asString().equals("Network.requestWillBeSent"))
                .map(it -> URI.create(it.path("params").path("request").path("url").asString()))
                .filter(it -> it.getAuthority() != null)
                .map(URI::getAuthority)
                .distinct()
                .toList();
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
