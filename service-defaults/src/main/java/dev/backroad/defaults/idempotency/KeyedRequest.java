package dev.backroad.defaults.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.defaults.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * A request that wants to have its effect once.
 *
 * @param caller the account or client, and the program that speaks for it: nobody can use up, or
 *     read, what another has stored
 * @param fingerprint SHA-256 over method, path, query and body, in hexadecimal
 */
record KeyedRequest(String caller, String key, String fingerprint) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /**
     * Reads what matters of a request.
     *
     * @throws ProblemException if the key is longer than 255 characters, has other than visible
     *     ASCII, or came twice
     */
    static KeyedRequest of(HttpServletRequest request, byte[] body, Authentication caller) {
        if (Collections.list(request.getHeaders(HEADER)).size() > 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "A request has one Idempotency-Key; nobody knows which of these is meant.");
        }
        var key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "An Idempotency-Key has 1 to 255 visible ASCII characters.");
        }
        return new KeyedRequest(nameOf(caller), key, fingerprint(request, body));
    }

    private static String nameOf(Authentication caller) {
        return caller instanceof JwtAuthenticationToken token
                ? caller.getName() + " by " + token.getToken().getClaimAsString("client_id")
                : caller.getName() + " by itself";
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        var digest = sha256();
        digest.update(
                (request.getMethod()
                                + ' '
                                + request.getRequestURI()
                                + '?'
                                + request.getQueryString()
                                + '\n')
                        .getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
