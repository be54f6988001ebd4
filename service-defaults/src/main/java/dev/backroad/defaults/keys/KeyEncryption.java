package dev.backroad.defaults.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals private keys for the database: an encrypted JWK (RFC 7517, section 7) with AES-256-GCM. The
 * id of the key is sealed with it, so that no row can stand in for another.
 */
public final class KeyEncryption {

    private static final int BYTES = 32;

    private final SecretKey key;

    /**
     * Takes the setting {@code backroad.key-encryption-key}.
     *
     * @throws KeyEncryptionException unless it is 32 bytes in Base64
     */
    public KeyEncryption(@Nullable String setting) {
        this.key = new SecretKeySpec(decoded(setting), "AES");
    }

    private static byte[] decoded(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            throw new KeyEncryptionException(
                    "The setting backroad.key-encryption-key is missing, without which no"
                            + " key that signs is stored.");
        }
        try {
            var bytes = Base64.getDecoder().decode(setting.strip());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            // The same answer: never what was given.
        }
        throw new KeyEncryptionException(
                "The setting backroad.key-encryption-key is not 32 bytes in Base64.");
    }

    /** Seals a key, which must have an id. */
    public String seal(JWK plain) {
        try {
            var sealed =
                    new JWEObject(
                            new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                                    .contentType("jwk+json")
                                    .keyID(plain.getKeyID())
                                    .build(),
                            new Payload(plain.toJSONString()));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This JDK cannot encrypt", impossible);
        }
    }

    /**
     * Returns a sealed key.
     *
     * @throws KeyEncryptionException unless it is the key of this id, and was sealed with our
     *     setting
     */
    public JWK open(String kid, String sealed) {
        try {
            var envelope = JWEObject.parse(sealed);
            envelope.decrypt(new DirectDecrypter(key));
            if (kid.equals(envelope.getHeader().getKeyID())) {
                return JWK.parse(envelope.getPayload().toString());
            }
        } catch (ParseException | JOSEException | IllegalStateException wrong) {
            // Said below, in words for whoever starts the service.
        }
        throw new KeyEncryptionException(
                "The signing key "
                        + kid
                        + " was not sealed with this backroad.key-encryption-key, or was changed.");
    }
}
