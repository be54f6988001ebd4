package dev.backroad.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bearer tokens that no part may accept: each is a valid access token with one thing wrong. The
 * ideas come from RFC 8725 (JWT best practices) and from the defects that JWT libraries have had.
 */
public final class TokenAttacks {

    /** One forged or broken token, and what is wrong with it. */
    public record Attack(String name, String token) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ACCESS = "at+jwt";

    private final RSAKey trusted;
    private final RSAKey stranger;
    private final String issuer;
    private final List<Attack> attacks = new ArrayList<>();

    private TokenAttacks(RSAKey trusted, String issuer) throws JOSEException {
        this.trusted = trusted;
        this.issuer = issuer;
        this.stranger = new RSAKeyGenerator(2048).keyID(trusted.getKeyID()).generate();
    }

    /**
     * Returns the attacks on whoever trusts a key.
     *
     * @param trusted with its private part, so that tokens differ from good ones in one thing only
     */
    public static List<Attack> on(RSAKey trusted, String issuer) {
        try {
            var all = new TokenAttacks(trusted, issuer);
            all.otherAlgorithms();
            all.otherKeys();
            all.brokenSignatures();
            all.wrongTypes();
            all.wrongIssuers();
            all.wrongAudiences();
            all.wrongTimes();
            all.missingClaims();
            all.malformed();
            return all.attacks;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void otherAlgorithms() throws JOSEException {
        for (var none : List.of("none", "None", "NONE", "nOnE")) {
            var header = Map.of("alg", none, "typ", ACCESS, "kid", trusted.getKeyID());
            add("unsigned, alg " + none, base64(header) + "." + base64(claims()) + ".");
            add(
                    "alg " + none + " with a signature left",
                    base64(header) + good().substring(good().indexOf('.')));
        }
        var pem = pemOfPublicKey().getBytes(UTF_8);
        var jwk = trusted.toPublicJWK().toJSONString().getBytes(UTF_8);
        var modulus = trusted.getModulus().decode();
        for (var algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            add(
                    algorithm + " with the public key as PEM",
                    signed(header(algorithm), new MACSigner(pem)));
            add(algorithm + " with the public JWK", signed(header(algorithm), new MACSigner(jwk)));
            add(algorithm + " with the modulus", signed(header(algorithm), new MACSigner(modulus)));
        }
        add(
                "HS256 with a secret of zeros",
                signed(header(JWSAlgorithm.HS256), new MACSigner(new byte[32])));
        add(
                "ES256 with a stranger's key",
                signed(
                        header(JWSAlgorithm.ES256),
                        new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate())));
        add(
                "PS256, which we never use",
                signed(header(JWSAlgorithm.PS256), new RSASSASigner(trusted)));
        add(
                "RS512, which we never use",
                signed(header(JWSAlgorithm.RS512), new RSASSASigner(trusted)));
    }

    private void otherKeys() throws JOSEException {
        add("a stranger's key under our kid", signedByStranger(_ -> {}));
        add("unknown kid", signedByStranger(header -> header.keyID("nobody")));
        add("no kid", signedByStranger(header -> header.keyID(null)));
        add(
                "kid that climbs out",
                signedByStranger(header -> header.keyID("../../../../dev/null")));
        add("kid with SQL", signedByStranger(header -> header.keyID("' union select 'secret' --")));
        add("kid with a command", signedByStranger(header -> header.keyID("|curl attacker.test")));
        add("kid of 2,000 characters", signedByStranger(header -> header.keyID("k".repeat(2_000))));
        add(
                "key at jku",
                signedByStranger(header -> header.jwkURL(URI.create("http://attacker.test/jwks"))));
        add("key in jwk", signedByStranger(header -> header.jwk(stranger.toPublicJWK())));
        add(
                "key at x5u",
                signedByStranger(
                        header -> header.x509CertURL(URI.create("http://attacker.test/cert"))));
        add(
                "critical header that nobody knows",
                signedByStranger(header ->
                        header.criticalParams(Set.of("future"))
                                .customParams(Map.of("future", true))));
        add(
                "our key, but a critical header that nobody knows",
                signed(
                        new JWSHeader.Builder(header(JWSAlgorithm.RS256))
                                .criticalParams(Set.of("future"))
                                .customParams(Map.of("future", true))
                                .build(),
                        new RSASSASigner(trusted)));
    }

    private void brokenSignatures() {
        var parts = good().split("\\.", -1);
        var signature = Base64URL.from(parts[2]).decode();
        var flipped = signature.clone();
        flipped[7] ^= 1;
        add(
                "one bit of the signature",
                parts[0] + "." + parts[1] + "." + Base64URL.encode(flipped));
        add(
                "half a signature",
                parts[0] + "." + parts[1] + "." + Base64URL.encode(Arrays.copyOf(signature, 128)));
        add("no signature", parts[0] + "." + parts[1] + ".");
        add("no signature and no dot", parts[0] + "." + parts[1]);
        add(
                "a signature of zeros",
                parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[256]));
        add(
                "the signature of another token",
                parts[0]
                        + "."
                        + base64(with("sub", UUID.randomUUID().toString()))
                        + "."
                        + parts[2]);
        add(
                "more scopes than were signed",
                parts[0] + "." + base64(with("scope", "operations")) + "." + parts[2]);
        add(
                "another header than was signed",
                base64(Map.of("alg", "RS256", "typ", ACCESS)) + "." + parts[1] + "." + parts[2]);
    }

    private void wrongTypes() {
        for (var type : List.of("JWT", "logout+jwt", "dpop+jwt", "refresh", "at+jwt2", "")) {
            add("typ \"" + type + "\"", signedAs(type, claims()));
        }
        add("no typ", signedAs(null, claims()));
        var idToken = with("aud", "backroad-web");
        idToken.put("nonce", "n");
        add("an ID token", signedAs("JWT", idToken));
        add("an ID token for this API", signedAs("JWT", claims()));
    }

    private void wrongIssuers() {
        for (var wrong :
                List.of(
                        "http://attacker.test",
                        issuer + "/",
                        issuer + ".attacker.test",
                        issuer.replace("http:", "https:"),
                        issuer.toUpperCase(Locale.ROOT),
                        "")) {
            add("iss \"" + wrong + "\"", signed(with("iss", wrong)));
        }
        add("no iss", signed(without("iss")));
        add("two issuers", signed(with("iss", List.of(issuer, "http://attacker.test"))));
    }

    private void wrongAudiences() {
        for (var wrong : List.of("backroad-web", "backroad-api-2", "Backroad-API", "*", "")) {
            add("aud \"" + wrong + "\"", signed(with("aud", wrong)));
        }
        add("no aud", signed(without("aud")));
        add("aud of nobody", signed(with("aud", List.of())));
        add("aud is an object", signed(with("aud", Map.of("backroad-api", true))));
    }

    private void wrongTimes() {
        var now = Instant.now().getEpochSecond();
        add("expired two minutes ago", signed(with("exp", now - 120)));
        add("expired in 1970", signed(with("exp", 0)));
        add("expired before 1970", signed(with("exp", -1)));
        add("no exp", signed(without("exp")));
        add("exp is a word", signed(with("exp", "tomorrow")));
        add("exp is a list", signed(with("exp", List.of(now + 300))));
        add("exp is true", signed(with("exp", true)));
        add("not valid for ten minutes", signed(with("nbf", now + 600)));
        add("nbf is a word", signed(with("nbf", "yesterday")));
    }

    private void missingClaims() {
        for (var claim : List.of("sub", "client_id", "jti")) {
            add("no " + claim, signed(without(claim)));
        }
    }

    private void malformed() throws JOSEException {
        add("letters", "letters");
        add("a.b.c", "a.b.c");
        add("only dots", "..");
        add("four parts", good() + ".x");
        add("a comma", good() + "," + good());
        add(
                "header is no JSON",
                base64("x".getBytes(UTF_8)) + good().substring(good().indexOf('.')));
        add(
                "header is a list",
                base64("[]".getBytes(UTF_8)) + good().substring(good().indexOf('.')));
        add(
                "claims are no JSON",
                sign(header(JWSAlgorithm.RS256), new RSASSASigner(trusted), "letters"));
        add(
                "claims are a list",
                sign(header(JWSAlgorithm.RS256), new RSASSASigner(trusted), "[1, 2]"));
        add("claims are nothing", sign(header(JWSAlgorithm.RS256), new RSASSASigner(trusted), ""));
        add(
                "claims 1,000 lists deep",
                sign(
                        header(JWSAlgorithm.RS256),
                        new RSASSASigner(trusted),
                        "{\"deep\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}"));
        var sealed =
                new JWEObject(
                        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                                .type(new JOSEObjectType(ACCESS))
                                .keyID(trusted.getKeyID())
                                .build(),
                        new Payload(JSON.writeValueAsString(claims())));
        sealed.encrypt(new RSAEncrypter(trusted.toRSAPublicKey()));
        add("encrypted instead of signed", sealed.serialize());
    }

    private void add(String name, String token) {
        attacks.add(new Attack(name, token));
    }

    private Map<String, Object> claims() {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("aud", "backroad-api");
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("client_id", "backroad-cli");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("scope", "progress:read progress:write notifications:read operations");
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    private Map<String, Object> with(String claim, Object value) {
        var claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private Map<String, Object> without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return claims;
    }

    /**
     * A token that is accepted: whoever tests with the attacks shows with it that they can fail.
     */
    public static String good(RSAKey trusted, String issuer) {
        try {
            return new TokenAttacks(trusted, issuer).good();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String good() {
        return signed(claims());
    }

    private String signed(Map<String, Object> claims) {
        return signedAs(ACCESS, claims);
    }

    private String signedAs(@Nullable String type, Map<String, Object> claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(trusted.getKeyID());
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        try {
            return sign(header.build(), new RSASSASigner(trusted), JSON.writeValueAsString(claims));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signedByStranger(Consumer<JWSHeader.Builder> change) throws JOSEException {
        var header = new JWSHeader.Builder(header(JWSAlgorithm.RS256));
        change.accept(header);
        return signed(header.build(), new RSASSASigner(stranger));
    }

    private String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        return sign(header, signer, JSON.writeValueAsString(claims()));
    }

    private static String sign(JWSHeader header, JWSSigner signer, String claims)
            throws JOSEException {
        var token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(ACCESS))
                .keyID(trusted.getKeyID())
                .build();
    }

    private String pemOfPublicKey() throws JOSEException {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8));
        return "-----BEGIN PUBLIC KEY-----\n"
                + lines.encodeToString(trusted.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String base64(Map<String, ?> json) {
        return base64(JSON.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64URL.encode(bytes).toString();
    }
}
