package dev.backroad.notification.webhook;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import dev.backroad.defaults.keys.KeyEncryption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The secrets of webhooks: made here, shown once, and sealed in the database. */
final class Secrets {

    /** Standard Webhooks asks for 24 to 64. */
    private static final int BYTES = 32;

    private static final String PREFIX = "whsec_";

    /** A secret in both forms. */
    record Made(String shown, String sealed) {

        @Override
        public String toString() {
            return "Made[…]";
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final KeyEncryption encryption;

    Secrets(KeyEncryption encryption) {
        this.encryption = encryption;
    }

    /** Makes a secret that is good for one webhook only: its row cannot be given to another. */
    Made make(UUID webhook) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var key =
                new OctetSequenceKey.Builder(Base64URL.encode(bytes)).keyID(name(webhook)).build();
        return new Made(PREFIX + Base64.getEncoder().encodeToString(bytes), encryption.seal(key));
    }

    /** Signs with each secret that counts now, separated by blanks as the specification says. */
    String sign(UUID webhook, SealedPair secrets, Message message, Instant now) {
        var sealed =
                secrets.previousSigns(now)
                        ? Stream.of(secrets.current(), Objects.requireNonNull(secrets.previous()))
                        : Stream.of(secrets.current());
        return sealed.map(each -> message.signature(open(webhook, each)))
                .collect(Collectors.joining(" "));
    }

    private byte[] open(UUID webhook, String sealed) {
        return encryption.open(name(webhook), sealed).toOctetSequenceKey().toByteArray();
    }

    private static String name(UUID webhook) {
        return "webhook " + webhook;
    }
}
