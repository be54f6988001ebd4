package dev.backroad.progress.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import dev.backroad.progress.credential.Finding.Flawed;
import dev.backroad.progress.credential.Finding.Genuine;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a credential (Open Badges 3.0, section 8.2.6) that anybody may have written. It looks for
 * the key among ours and nowhere else: what the token says about where to find one is not followed.
 */
@Component
public class CredentialCheck {

    /** No credential of ours has a tenth of it. */
    static final int LONGEST = 32 * 1024;

    /** Strict on purpose: the library forgives characters between, which are never signed. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]{2,}+\\.[\\w-]{2,}+\\.[\\w-]*+");

    /** What may be an address of a key; nothing else is looked up. */
    private static final Pattern KID = Pattern.compile("[!-~]{1,500}");

    private static final Set<String> HEADERS = Set.of("alg", "kid", "jwk", "typ");

    /** One name twice is read differently by different readers. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final CredentialKeys keys;
    private final Issuer issuer;
    private final InstantSource time;

    CredentialCheck(CredentialKeys keys, Issuer issuer, InstantSource time) {
        this.keys = keys;
        this.issuer = issuer;
        this.time = time;
    }

    /** Looks at a text; never throws because of what it is. */
    public Finding check(String text) {
        if (text.length() > LONGEST || !COMPACT.matcher(text).matches()) {
            return new Flawed(Flaw.MALFORMED);
        }
        var parts = text.split("\\.", -1);
        var header = object(parts[0]);
        var payload = object(parts[1]);
        if (header.isEmpty() || payload.isEmpty() || !isHeader(header.get())) {
            return new Flawed(Flaw.MALFORMED);
        }
        return check(text, header.get(), payload.get());
    }

    private Finding check(String text, JsonNode header, JsonNode payload) {
        if (!header.path("alg").asString("").equals("RS256")) {
            return new Flawed(Flaw.ALGORITHM);
        }
        // Not proven yet, but enough to refuse.
        if (!text(payload, "iss").equals(issuer.id())) {
            return new Flawed(Flaw.OTHER_ISSUER);
        }
        var key =
                Optional.of(text(header, "kid"))
                        .filter(KID.asMatchPredicate())
                        .flatMap(keys::published);
        if (key.isEmpty()) {
            return new Flawed(Flaw.UNKNOWN_KEY);
        }
        if (!isSignedBy(key.get(), text)) {
            return new Flawed(Flaw.SIGNATURE);
        }
        return new Claims(payload, issuer)
                .flawAt(time.instant())
                .<Finding>map(Flawed::new)
                .orElseGet(() -> genuine(payload));
    }

    private Finding genuine(JsonNode payload) {
        return issuer.certificate(text(payload, "jti"))
                .<Finding>map(Genuine::new)
                .orElseGet(() -> new Flawed(Flaw.INCONSISTENT));
    }

    private static boolean isSignedBy(RSAKey key, String text) {
        try {
            return JWSObject.parse(text).verify(new RSASSAVerifier(key));
        } catch (ParseException
                | JOSEException
                | IllegalStateException
                | IllegalArgumentException bent) {
            return false;
        }
    }

    private static boolean isHeader(JsonNode header) {
        return header.propertyNames().stream().allMatch(HEADERS::contains)
                && (!header.has("typ") || text(header, "typ").equals("JWT"));
    }

    private static Optional<JsonNode> object(String part) {
        try {
            var read = JSON.readTree(Base64.getUrlDecoder().decode(part));
            return Optional.of(read).filter(JsonNode::isObject);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static String text(JsonNode object, String name) {
        var value = object.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
