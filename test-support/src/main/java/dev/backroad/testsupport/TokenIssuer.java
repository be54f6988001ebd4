package dev.backroad.testsupport;

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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Stands in for identity-service where a test needs its tokens and not its pages: signs them with a
 * key that the service under test fetches from {@code /oauth2/jwks}, as it would from the real one.
 */
@Configuration(proxyBeanMethods = false)
public class TokenIssuer {

    /** The issuer that services expect unless told otherwise. */
    public static final String ISSUER = "http://localhost:8080";

    private final RSAKey key;
    private final HttpServer server;

    public TokenIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/oauth2/jwks", this::keys);
        server.start();
    }

    private void keys(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Returns a valid access token of an account with the scopes, separated by blanks. */
    public String token(UUID account, String scopes) {
        return token("at+jwt", claims -> claims.subject(account.toString()).claim("scope", scopes));
    }

    /**
     * Returns a token that starts as a valid one and is changed by the test.
     *
     * @param type the header {@code typ}
     */
    public String token(String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience("backroad-api")
                        .subject(UUID.randomUUID().toString())
                        .claim("client_id", "backroad-cli")
                        .jwtID(UUID.randomUUID().toString())
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

    /** Returns tokens that the service under test must refuse, each for another reason. */
    public List<TokenAttacks.Attack> attacks() {
        return TokenAttacks.on(key, ISSUER);
    }

    /** Points the service under test to this issuer's keys. */
    @Bean
    DynamicPropertyRegistrar identityUrl() {
        return registry ->
                registry.add(
                        "backroad.identity-url",
                        () -> "http://localhost:" + server.getAddress().getPort());
    }
}
