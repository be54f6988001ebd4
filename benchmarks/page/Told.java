import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Completes topics in the page, one after the other, by its own buttons. Prints, for each, the
 * milliseconds from the end of the answer until the notification stood in the page and was painted; less than
 * nothing is possible, and printed as 0: the stream may be faster than the answer. The first
 * clicks are not printed.
 *
 * <p>Arguments: the browser's program, a folder for its profile, the address of a Backroad without
 * a slash at its end, a demo account and its password, how many topics are for warming up, how many
 * are measured.
 */
class Told {

    private static final String SIGN_IN =
            """
            (() => {
                document.querySelector('[name=username]').value = '%s';
                document.querySelector('[name=password]').value = '%s';
                document.querySelector('[name=username]').form.requestSubmit();
            })()
            """;

    /** Of all topics whose button is there, the first that was not done yet in this page. */
    private static final String CLICK =
            """
            (async () => {
                const button = document.querySelector('.topics > li[data-status="not-started"] button[data-move="done"]');
                const topic = button.closest('li').querySelector('a').textContent;
                const slug = button.closest('li').dataset.slug;
                const stands = new Promise((resolve) => {
                    const look = () => [...document.querySelectorAll('.letters > li')]
                        .some((it) => it.textContent.includes(topic + ': done'));
                    const watch = new MutationObserver(() => {
                        if (look()) {
                            watch.disconnect();
                            requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
                        }
                    });
                    watch.observe(document.body, { childList: true, subtree: true });
                    setTimeout(() => resolve(NaN), 20_000);
                });
                const answered = new Promise((resolve) => new PerformanceObserver((list, self) => {
                    const put = list.getEntries().find((it) => it.name.endsWith('/topics/' + slug));
                    if (put) {
                        self.disconnect();
                        resolve(put.responseEnd);
                    }
                }).observe({ type: 'resource' }));
                button.click();
                const times = await Promise.all([answered, stands]);
                return times[1] - times[0];
            })()
            """;

    /** Whoever measures again finds them as they were. */
    private static final String BEGIN_ANEW =
            """
            (async () => {
                const token = decodeURIComponent(document.cookie.split('; ').find((it) => it.startsWith('XSRF-TOKEN=')).slice(11));
                const { items } = await (await fetch('/api/v1/enrollments')).json();
                for (const { id, topics } of items) {
                    for (const { slug } of topics.filter((it) => it.status === 'done')) {
                        await fetch(`/api/v1/enrollments/${id}/topics/${slug}`, {
                            method: 'PUT',
                            headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
                            body: '{"status":"not-started"}',
                        });
                    }
                }
                return items.length;
            })()
            """;

    private static final String LEFT =
            "document.querySelectorAll('.topics > li[data-status=not-started] button[data-move=done]').length";

    static void main(String[] arguments) throws Exception {
        var address = arguments[2];
        int warmUp = Integer.parseInt(arguments[5]);
        int measured = Integer.parseInt(arguments[6]);
        try (var browser = new Browser(arguments[0], Path.of(arguments[1]));
                var tab = browser.tab()) {
            tab.send("Page.enable", Map.of());
            tab.send("Page.navigate", Map.of("url", address + "/session/login"));
            tab.await("document.querySelector('[name=username]') !== null");
            tab.evaluate(SIGN_IN.formatted(arguments[3], arguments[4]));
            tab.await("document.querySelector('.topics > li[data-slug] button[data-move]') !== null"
                    + " || document.querySelector('.card > button') !== null");
            // Who has not begun the roadmap is asked to.
            tab.evaluate("document.querySelector('[aria-labelledby=progress] > button')?.click()");
            tab.await("document.querySelector('.topics > li[data-status=not-started] button[data-move=done]') !== null"
                    + " && document.querySelector('[aria-busy=true]') === null");
            if (tab.evaluate(LEFT).asInt() < warmUp + measured) {
                tab.evaluate(BEGIN_ANEW);
                tab.send("Page.reload", Map.of());
                Thread.sleep(2_000); // until the old page is gone
                tab.await(LEFT + " > 0 && document.querySelector('[aria-busy=true]') === null");
            }
            for (int click = 0; click < warmUp + measured; click++) {
                var millis = tab.evaluate(CLICK);
                if (!millis.isNumber()) {
                    throw new IllegalStateException("No notification stood in the page after 20 s");
                }
                if (click >= warmUp) {
                    IO.println(String.format(Locale.ROOT, "%.1f", Math.max(0, millis.asDouble())));
                }
            }
        }
    }
}
