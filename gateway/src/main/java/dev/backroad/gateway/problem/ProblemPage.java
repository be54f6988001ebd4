package dev.backroad.gateway.problem;

import org.springframework.web.util.HtmlUtils;

/** A problem as a page that a person can read. */
final class ProblemPage {

    private ProblemPage() {}

    /**
     * @param detail what happened in this case, or empty
     */
    static String html(String slug, ProblemCatalogue.Entry words, String detail) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%2$s · Backroad</title>
        </head>
        <body>
        <main>
        <h1>%2$s</h1>
        <p>%6$s</p>
        <p>Problem <code>%1$s</code>, HTTP status %3$d.</p>
        <h2>What it means</h2>
        <p>%4$s</p>
        <h2>What to do</h2>
        <p>%5$s</p>
        <p><a href="/">Backroad</a></p>
        </main>
        </body>
        </html>
        """
                .formatted(
                        HtmlUtils.htmlEscape(slug),
                        HtmlUtils.htmlEscape(words.title()),
                        words.status(),
                        HtmlUtils.htmlEscape(words.meaning()),
                        HtmlUtils.htmlEscape(words.remedy()),
                        HtmlUtils.htmlEscape(detail));
    }
}
