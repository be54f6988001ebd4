package dev.backroad.gateway.problem;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Problems as pages that a person can read. */
final class ProblemPage {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ProblemPage() {}

    /**
     * @param detail what happened in this case, or empty
     */
    static String html(String slug, ProblemCatalogue.Entry words, String detail) {
        String main =
                """
                %5$s
                <p>Problem <code>%1$s</code>, HTTP status %2$d.</p>
                <h2>What it means</h2>
                <p>%3$s</p>
                <h2>What to do</h2>
                <p>%4$s</p>
                <p><a href="/problems">All problems</a></p>
                """
                        .formatted(
                                HtmlUtils.htmlEscape(slug),
                                words.status(),
                                prose(words.meaning()),
                                prose(words.remedy()),
                                detail.isEmpty()
                                        ? ""
                                        : "<p class=\"note\">"
                                                + HtmlUtils.htmlEscape(detail)
                                                + "</p>");
        return Page.html(words.title(), main);
    }

    private static String prose(String text) {
        return CODE.matcher(HtmlUtils.htmlEscape(text)).replaceAll("<code>$1</code>");
    }

    /** All of them, in the order of their status codes. */
    static String index(Map<String, ProblemCatalogue.Entry> all) {
        String rows =
                all.entrySet().stream()
                        .map(it ->
                                "<tr><td>%1$d</td><td><a href=\"/problems/%2$s\">%3$s</a></td></tr>"
                                        .formatted(
                                                it.getValue().status(),
                                                HtmlUtils.htmlEscape(it.getKey()),
                                                HtmlUtils.htmlEscape(it.getValue().title())))
                        .collect(joining("\n"));
        String main =
                """
                <p>Whatever goes wrong is answered with a problem (RFC 9457), whose
                <code>type</code> leads to one of these pages.</p>
                <table>
                <thead><tr><th scope="col">Status</th><th scope="col">Problem</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """
                        .formatted(rows);
        return Page.html("Problems", main);
    }
}
