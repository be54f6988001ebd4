import java.nio.file.Path;
import java.util.Map;

/**
 * Opens the page as somebody does who was never here: nothing in the browser's cache. Prints, for
 * each round, the milliseconds until the roadmap can be used, and the bytes of script and style that
 * came over the wire; the first round is not printed, for it warms up browser and server.
 *
 * <p>Arguments: the browser's program, a folder for its profile, the address, how many rounds.
 */
class FirstView {

    /** Usable: all topics of the roadmap stand there, and no part of the page says that it is busy. */
    private static final String WATCH =
            """
            (() => {
                const look = setInterval(() => {
                    if (document.querySelector('.topics > li[data-slug]')
                            && !document.querySelector('[aria-busy=true]')) {
                        globalThis.usableAfter = performance.now();
                        clearInterval(look);
                    }
                }, 5);
            })()
            """;

    private static final String BYTES =
            """
            performance.getEntriesByType('resource')
                .filter((it) => /\\.(js|css)$/.test(new URL(it.name).pathname))
                .reduce((sum, it) => sum + it.encodedBodySize, 0)
            """;

    static void main(String[] arguments) throws Exception {
        try (var browser = new Browser(arguments[0], Path.of(arguments[1]))) {
            for (int round = 0; round <= Integer.parseInt(arguments[3]); round++) {
                var figures = look(browser, arguments[2]);
                if (round > 0) {
                    IO.println(figures);
                }
            }
        }
    }

    private static String look(Browser browser, String address) throws Exception {
        try (var tab = browser.tab()) {
            tab.send("Network.enable", Map.of());
            tab.send("Network.clearBrowserCache", Map.of());
            tab.send("Page.enable", Map.of());
            tab.send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            tab.send("Page.navigate", Map.of("url", address));
            var usable = tab.await("globalThis.usableAfter ?? 0");
            var bytes = tab.evaluate(BYTES).asLong();
            tab.send("Page.navigate", Map.of("url", "about:blank"));
            return "%.0f %d".formatted(usable, bytes);
        }
    }
}
