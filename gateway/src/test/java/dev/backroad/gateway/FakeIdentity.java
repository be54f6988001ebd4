package dev.backroad.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.backroad.gateway.FakeService.Answer;
import dev.backroad.gateway.FakeService.Request;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The token side of identity-service; a real browser's part of the flow is played by the tests. */
final class FakeIdentity {

    static final String ISSUER = "http://localhost:8080";

    private static final Pattern REFRESH_TOKEN = Pattern.compile("refresh_token=refresh-\\d+");

    final FakeService service = new FakeService();

    private final RSAKey first = newKey("test");
    private volatile RSAKey key = first;
    private final Set<String> redeemed = ConcurrentHashMap.newKeySet();
    private volatile boolean revoked;
    private final AtomicInteger issued = new AtomicInteger();
    private volatile String nonce = "";

    /** The single sign-on that ID tokens belong to. */
    volatile String signOn = "";

    private volatile int accessSeconds = 300;

    FakeIdentity() {
        reset();
    }

    void reset() {
        service.forget();
        service.answers(this::answer);
        key = first;
        accessSeconds = 300;
        redeemed.clear();
        revoked = false;
        signOn = UUID.randomUUID().toString();
    }

    /** The authorization request carried this nonce; the ID token has to repeat it. */
    void expectNonce(String value) {
        nonce = value;
    }

    void issueTokensThatLast(int seconds) {
        accessSeconds = seconds;
    }

    void revokeEverything() {
        revoked = true;
    }

    /** Signs with another key from now on, and publishes that one only. */
    void withdrawItsKey() {
        key = newKey(UUID.randomUUID().toString());
    }

    long keysFetched() {
        return service.requests().stream()
                .filter(request -> request.path().equals("/oauth2/jwks"))
                .count();
    }

    /** Counts the calls of the token endpoint with this grant. */
    long grants(String type) {
        return service.requests().stream()
                .filter(request -> request.path().equals("/oauth2/token"))
                .filter(request -> request.body().contains("grant_type=" + type))
                .count();
    }

    Answer answer(Request request) {
        return switch (request.path()) {
            case "/oauth2/jwks" ->
                    new Answer(200, new JWKSet(key.toPublicJWK()).toString(), Map.of());
            case "/oauth2/token" -> token(request.body());
            default -> new Answer(200, "{}", Map.of());
        };
    }

    /**
     * Like the real one: who redeems a refresh token again is a thief, and nobody gets a new one.
     */
    private Answer token(String grant) {
        var refreshToken = REFRESH_TOKEN.matcher(grant);
        if (refreshToken.find() && !redeemed.add(refreshToken.group())) {
            revoked = true;
        }
        return revoked
                ? new Answer(400, "{\"error\":\"invalid_grant\"}", Map.of())
                : new Answer(200, tokens(), Map.of());
    }

    private String tokens() {
        int number = issued.incrementAndGet();
        return """
        {"access_token": "%s", "token_type": "Bearer", "expires_in": %d, "scope": "openid profile",
         "refresh_token": "refresh-%d", "id_token": "%s"}
        """
                .formatted(accessToken(it -> it), accessSeconds, number, idToken());
    }

    String idToken() {
        return sign(
                "JWT",
                claims ->
                        claims.audience("backroad-web")
                                .claim("azp", "backroad-web")
                                .claim("nonce", nonce)
                                .claim("sid", signOn)
                                .claim("name", "Lena Learner")
                                .claim("preferred_username", "learner"));
    }

    /** A valid access token, changed by the test. */
    String accessToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign("at+jwt", claims -> change.apply(claims.audience("backroad-api")));
    }

    String sign(String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(key, type, change);
    }

    static String sign(RSAKey key, String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject("0199c0de-0000-7000-8000-000000000001")
                        .claim("client_id", "backroad-cli")
                        .claim("scope", "openid profile progress:read")
                        .jwtID("test")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)));
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build();
        var token = new SignedJWT(header, change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return token.serialize();
    }

    static RSAKey newKey(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    RSAKey key() {
        return key;
    }

    static String decoded(String queryParameter) {
        return java.net.URLDecoder.decode(queryParameter, UTF_8);
    }
}
