package dev.backroad.gateway.docs;

import static java.util.stream.Collectors.joining;

import dev.backroad.gateway.problem.Page;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** Plain HTML, made once: it works without scripts and without the rest of the world. */
final class DocsPage {

    private DocsPage() {}

    static String html(String home, List<Description> descriptions) {
        String main =
                """
                <p>Every address begins with <code>%1$s</code>. Errors are problem details
                (RFC 9457); <a href="/problems">each type is explained</a>.</p>
                <h2>Getting a token</h2>
                <p>On your own machine, as one of the demo users:</p>
                <pre><code>TOKEN=$(./backroad token learner)
                curl -H "Authorization: Bearer $TOKEN" %1$s/api/v1/enrollments</code></pre>
                <p>As a program of its own, with a client that an operator has registered. The answer
                shows its <code>clientId</code> and, this once, its <code>clientSecret</code>:</p>
                <pre><code>curl -H "Authorization: Bearer $(./backroad token operator)" -H 'Content-Type: application/json' -d '{"name": "Importer", "grantTypes": ["client_credentials"], "scopes": ["catalog:write"]}' %1$s/api/v1/operations/clients
                curl -u "$CLIENT:$SECRET" -d grant_type=client_credentials -d scope=catalog:write %1$s/oauth2/token</code></pre>
                <p>For a person, use authorization code with PKCE (S256). What a library needs to
                know is at <a href="/.well-known/openid-configuration">%1$s/.well-known/openid-configuration</a>.
                Access tokens last five minutes.</p>
                <h2>Limits</h2>
                <p>The headers <code>RateLimit-Policy</code> and <code>RateLimit</code> say how
                many requests you may send and how many are left; after a 429, wait for the
                seconds in <code>Retry-After</code>.</p>
                <h2>GraphQL</h2>
                <p>Roadmaps and topics can be asked for in GraphQL, too, as much or as little of
                them as you need: <a href="/graphql">schema, examples and a page to try them</a>.</p>
                %2$s
                """
                        .formatted(
                                HtmlUtils.htmlEscape(home),
                                descriptions.stream().map(DocsPage::section).collect(joining()));
        return Page.html("API", main);
    }

    private static String section(Description description) {
        return """
        <h2>%1$s</h2>
        <p><a href="/docs/openapi/%1$s.json">OpenAPI description</a></p>
        <table>
        <thead><tr><th scope="col">Operation</th><th scope="col">Scope</th></tr></thead>
        <tbody>
        %2$s
        </tbody>
        </table>
        """
                .formatted(
                        HtmlUtils.htmlEscape(description.service()),
                        description.operations().stream()
                                .map(DocsPage::row)
                                .collect(joining("\n")));
    }

    private static String row(Description.Operation operation) {
        return "<tr><td><code>%s %s</code></td><td>%s</td></tr>"
                .formatted(
                        HtmlUtils.htmlEscape(operation.method()),
                        HtmlUtils.htmlEscape(operation.path()),
                        operation.scope().isEmpty()
                                ? "none"
                                : "<code>" + HtmlUtils.htmlEscape(operation.scope()) + "</code>");
    }
}
