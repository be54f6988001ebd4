package dev.backroad.gateway.docs;

import static java.util.stream.Collectors.joining;

import dev.backroad.gateway.problem.Page;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The query page. As plain HTML it tells a program's author everything; graphql.js makes it a place
 * to try queries, and only then shows the parts that would do nothing without it.
 */
final class GraphQlPage {

    private GraphQlPage() {}

    static String html(String home, String schema, List<Example> examples, JsonMapper json) {
        Example first = examples.getFirst();
        String main =
                """
                <p>One question, and an answer with the fields that you name. Everybody may ask
                catalog-service for roadmaps and topics; there is nothing to change here.</p>
                <form class="workbench" id="workbench" hidden>
                <div class="field">
                <label for="query">Query</label>
                <textarea id="query" rows="14" spellcheck="false" autocapitalize="off" autocomplete="off">%1$s</textarea>
                </div>
                <div class="field">
                <label for="variables">Variables, as JSON</label>
                <textarea id="variables" rows="2" spellcheck="false" autocapitalize="off" autocomplete="off" placeholder='{"slug": "dns"}' aria-describedby="mistake"></textarea>
                <p class="mistake" id="mistake" role="alert"></p>
                </div>
                <p class="run"><button type="submit">Run</button> <span class="quiet">or <kbd>Ctrl</kbd> <kbd>Enter</kbd> in a field</span></p>
                <section class="answer" aria-labelledby="answer-title">
                <h2 id="answer-title">Answer</h2>
                <p class="quiet" id="outcome" role="status">Nothing was asked yet.</p>
                <pre tabindex="0" aria-labelledby="answer-title"><code id="answer"></code></pre>
                </section>
                </form>
                <h2>From a terminal</h2>
                <pre tabindex="0" aria-label="Command"><code id="command">%2$s</code></pre>
                <p>A query may be nested 8 levels deep and cost 1200 points: a field is one point, or as
                many as <code>@cost</code> in the schema says, and three times as much in each list, or
                as many times as its <code>first</code> says. It counts as one read; the <a href="/docs">other limits</a> are those of all requests.</p>
                <h2>Examples</h2>
                <div class="examples" id="examples">
                %3$s
                </div>
                <h2>Schema</h2>
                <div id="reference"></div>
                <details id="text" open>
                <summary>As text</summary>
                <pre tabindex="0" aria-label="Schema as text"><code>%4$s</code></pre>
                </details>
                <script type="module" src="/pages/graphql.js"></script>
                """
                        .formatted(
                                HtmlUtils.htmlEscape(first.query()),
                                HtmlUtils.htmlEscape(command(home, first, json)),
                                examples.stream().map(GraphQlPage::section).collect(joining("\n")),
                                HtmlUtils.htmlEscape(schema));
        return Page.html("GraphQL", main);
    }

    private static String command(String home, Example example, JsonMapper json) {
        return "curl -s %s/graphql -H 'Content-Type: application/json' -d '%s'"
                .formatted(home, json.writeValueAsString(Map.of("query", example.inOneLine())));
    }

    private static String section(Example example) {
        return """
        <section>
        <h3>%s</h3>
        <pre tabindex="0" aria-label="Query"><code>%s</code></pre>
        </section>
        """
                .formatted(
                        HtmlUtils.htmlEscape(example.title()),
                        HtmlUtils.htmlEscape(example.query()));
    }
}
