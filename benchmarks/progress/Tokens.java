import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * Access tokens of any number of learners, for a progress-service that is told to find its keys
 * here instead of at identity-service. It checks them as it checks all others.
 *
 * <p>Arguments: {@code keys} and a folder, for a new pair of keys; {@code tokens}, the folder and
 * the issuer: then each line of the input is a learner and an enrolment, and each of the output the
 * enrolment and a token.
 */
class Tokens {

    /** Longer than a benchmark: it is not about renewal. */
    private static final Duration LIFE = Duration.ofHours(12);

    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var folder = Path.of(arguments[1]);
        if (arguments[0].equals("keys")) {
            makeKeys(folder);
            return;
        }
        var key =
                KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("key"))));
        for (var line = IO.readln(); line != null; line = IO.readln()) {
            var words = line.split(" ");
            IO.println(words[1] + " " + token(key, arguments[2], words[0]));
        }
    }

    private static void makeKeys(Path folder) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var open = (RSAPublicKey) pair.getPublic();
        Files.write(folder.resolve("key"), pair.getPrivate().getEncoded());
        Files.createDirectories(folder.resolve("public/oauth2"));
        Files.writeString(
                folder.resolve("public/oauth2/jwks"),
                """
                {"keys": [{"kty": "RSA", "kid": "bench", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}
                """
                        .formatted(encoded(open.getModulus()), encoded(open.getPublicExponent())));
    }

    private static String token(PrivateKey key, String issuer, String learner)
            throws GeneralSecurityException {
        var now = Instant.now();
        var claims =
                """
                {"iss": "%s", "aud": "backroad-api", "sub": "%s", "client_id": "backroad-cli", "jti": "%s",
                 "scope": "openid profile account:read progress:read progress:write notifications:read", "iat": %d, "exp": %d}
                """
                        .formatted(
                                issuer,
                                learner,
                                UUID.randomUUID(),
                                now.getEpochSecond(),
                                now.plus(LIFE).getEpochSecond());
        var content =
                encoded("{\"alg\": \"RS256\", \"typ\": \"at+jwt\", \"kid\": \"bench\"}")
                        + "."
                        + encoded(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(UTF_8));
        return content + "." + URL_SAFE.encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return URL_SAFE.encodeToString(text.getBytes(UTF_8));
    }

    /** Without the byte that only says that it is positive. */
    private static String encoded(BigInteger number) {
        var bytes = number.toByteArray();
        return URL_SAFE.encodeToString(
                bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
