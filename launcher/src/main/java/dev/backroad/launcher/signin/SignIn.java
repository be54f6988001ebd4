package dev.backroad.launcher.signin;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Json;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs in as a browser would, with authorization code and PKCE, and returns the access token. The
 * redirect address is never listened on: its code is read off the last answer.
 */
public final class SignIn {

    private static final String CLIENT = "backroad-cli";
    private static final String CALLBACK = "http://127.0.0.1:8089/callback";
    private static final String SCOPES =
            "openid profile catalog:write account:read account:write progress:read progress:write"
                    + " notifications:read notifications:write webhooks:manage operations";
    private static final Pattern CSRF =
            Pattern.compile("<input[^>]*name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int REDIRECTS = 8;

    private final URI base;
    private final Browser browser = new Browser();
    private final Pkce pkce = Pkce.create();

    public SignIn(String publicUrl) {
        this.base = URI.create(publicUrl);
    }

    public String accessToken(String user, String password) throws InterruptedException {
        try {
            HttpResponse<String> page = followed(browser.get(authorization()));
            Matcher csrf = CSRF.matcher(page.body());
            if (page.statusCode() != 200 || !csrf.find()) {
                throw new IOException("the sign-in page answers " + refusal(page));
            }
            Map<String, String> form = new LinkedHashMap<>();
            form.put("username", user);
            form.put("password", password);
            form.put("_csrf", csrf.group(1));
            return token(code(browser.post(page.uri(), form), user));
        } catch (IOException e) {
            throw new Problem(
                    ErrorCode.NOT_UP,
                    "Nobody signs in at %s: %s.".formatted(base, reason(e)),
                    "A token is made by identity-service, through the gateway.",
                    "./backroad up");
        }
    }

    private URI authorization() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", CLIENT);
        query.put("redirect_uri", CALLBACK);
        query.put("scope", SCOPES);
        query.put("state", pkce.state());
        query.put("code_challenge", pkce.challenge());
        query.put("code_challenge_method", "S256");
        return base.resolve("/oauth2/authorize?" + Browser.encoded(query));
    }

    /** Follows until a page or the callback; the callback itself is not visited. */
    private HttpResponse<String> followed(HttpResponse<String> answer)
            throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        for (int i = 0; i < REDIRECTS && Browser.redirects(last); i++) {
            URI next = Browser.location(last);
            if (next.toString().startsWith(CALLBACK)) {
                return last;
            }
            last = browser.get(next);
        }
        return last;
    }

    private String code(HttpResponse<String> answer, String user)
            throws IOException, InterruptedException {
        if (Browser.redirects(answer) && "error".equals(Browser.location(answer).getQuery())) {
            throw new Problem(
                    ErrorCode.SIGN_IN_REFUSED,
                    "The password of \"%s\" is not accepted.".formatted(user),
                    "Demo accounts are learner, editor and operator; password NAME-demo.",
                    "BACKROAD_PASSWORD=... ./backroad token USER");
        }
        HttpResponse<String> last = followed(answer);
        URI callback = Browser.redirects(last) ? Browser.location(last) : last.uri();
        Map<String, String> query = Browser.query(callback);
        if (!pkce.state().equals(query.get("state")) || !query.containsKey("code")) {
            throw new IOException(
                    "no code came back but " + query.getOrDefault("error", refusal(last)));
        }
        return query.get("code");
    }

    private String token(String code) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("client_id", CLIENT);
        form.put("code_verifier", pkce.verifier());
        HttpResponse<String> answer = browser.post(base.resolve("/oauth2/token"), form);
        return Json.read(answer.body(), "access_token")
                .orElseThrow(() -> new IOException("the code was answered " + answer.statusCode()));
    }

    /** The gateway says what is the matter; a page of identity-service has its status only. */
    private static String refusal(HttpResponse<String> answer) {
        return answer.statusCode()
                + Json.read(answer.body(), "detail").map(detail -> ": " + detail).orElse("");
    }

    private static String reason(IOException e) {
        return e instanceof java.net.ConnectException
                ? "nothing listens there"
                : String.valueOf(e.getMessage());
    }
}
