package dev.backroad.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that lets people sign in: one of the demo clients, with a proof key of its own. */
record App(String clientId, String secret, String redirectUri, String verifier) {

    static App commandLine() {
        return new App("backroad-cli", "", "http://127.0.0.1:8089/callback", "v".repeat(43));
    }

    static App gateway() {
        return new App(
                "backroad-web",
                "backroad-web-demo",
                Browser.PUBLIC_URL + "/session/callback",
                "w".repeat(64));
    }

    /** Returns the address that starts a sign-in. */
    String authorize(String scopes) {
        return "/oauth2/authorize?" + Browser.encode(authorization(scopes));
    }

    Map<String, String> authorization(String scopes) {
        return new HashMap<>(
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        clientId,
                        "redirect_uri",
                        redirectUri,
                        "scope",
                        scopes,
                        "state",
                        "the state",
                        "nonce",
                        "the-nonce",
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    /** Signs somebody in from the very start and returns the answer at the redirect URI. */
    Map<String, String> signIn(Browser browser, String username, String scopes) {
        browser.get(authorize(scopes));
        var signedIn = browser.signIn(username, username + "-demo");
        return answer(browser.follow(signedIn));
    }

    /** Signs somebody in and returns the code that the answer holds. */
    String code(Browser browser, String username, String scopes) {
        return Optional.ofNullable(signIn(browser, username, scopes).get("code")).orElseThrow();
    }

    static Map<String, String> answer(HttpResponse<String> redirect) {
        var query = URI.create(Browser.location(redirect)).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    HttpResponse<String> redeem(Browser browser, String code) {
        return redeem(browser, code, verifier);
    }

    HttpResponse<String> redeem(Browser browser, String code, String withVerifier) {
        return token(
                browser,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirectUri,
                        "code_verifier", withVerifier));
    }

    HttpResponse<String> refresh(Browser browser, String refreshToken) {
        return token(browser, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    HttpResponse<String> token(Browser browser, Map<String, String> form) {
        return authenticated(browser, "/oauth2/token", form);
    }

    HttpResponse<String> authenticated(Browser browser, String path, Map<String, String> form) {
        var fields = new HashMap<>(form);
        if (secret.isEmpty()) {
            fields.put("client_id", clientId);
            return browser.post(path, fields);
        }
        var credentials =
                Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(US_ASCII));
        return browser.post(path, fields, "Authorization", "Basic " + credentials);
    }

    /** Does the whole flow and returns the token response. */
    JsonNode tokens(Browser browser, String username, String scopes) {
        return json(redeem(browser, code(browser, username, scopes)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** Returns the header of a JWT, whoever signed it. */
    static JsonNode header(String jwt) {
        var header = Base64.getUrlDecoder().decode(jwt.substring(0, jwt.indexOf('.')));
        return JsonMapper.shared().readTree(header);
    }

    private String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
