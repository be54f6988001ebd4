package dev.backroad.gateway.problem;

import org.springframework.web.util.HtmlUtils;

/** What all pages have that the gateway writes itself; they look like those of identity-service. */
public final class Page {

    private Page() {}

    /**
     * Returns the whole page.
     *
     * @param title as text
     * @param main as HTML
     */
    public static String html(String title, String main) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · Backroad</title>
        <link rel="stylesheet" href="/pages/page.css">
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        </head>
        <body>
        <main class="card">
        <p class="brand"><img src="/favicon.svg" alt="" width="32" height="32"> <a href="/">Backroad</a></p>
        <h1>%1$s</h1>
        %2$s
        </main>
        </body>
        </html>
        """
                .formatted(HtmlUtils.htmlEscape(title), main);
    }
}
