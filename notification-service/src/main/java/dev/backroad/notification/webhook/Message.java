package dev.backroad.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is posted, after the Standard Webhooks specification.
 *
 * @param id of the event, by which a repeat is known
 * @param sentAt of this attempt, in whole seconds: who checks it refuses old ones
 */
record Message(String id, Instant sentAt, String payload) {

    private static final String ALGORITHM = "HmacSHA256";

    /** The body: what happened, when, and what its contract says of it. */
    static String payload(String type, Instant at, String data) {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}".formatted(type, at, data);
    }

    String timestamp() {
        return Long.toString(sentAt.getEpochSecond());
    }

    byte[] body() {
        return payload.getBytes(UTF_8);
    }

    String signature(byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + "." + timestamp() + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK cannot sign", impossible);
        }
    }
}
