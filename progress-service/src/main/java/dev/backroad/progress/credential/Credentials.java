package dev.backroad.progress.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs credentials: JSON Web Tokens in compact form, with the header that Open Badges 3.0 allows
 * (section 8.2.3) and nothing else in it.
 */
@Component
public class Credentials {

    private final CredentialKeys keys;
    private final Issuer issuer;
    private final InstantSource time;
    private final JsonMapper json;

    Credentials(CredentialKeys keys, Issuer issuer, InstantSource time, JsonMapper json) {
        this.keys = keys;
        this.issuer = issuer;
        this.time = time;
        this.json = json;
    }

    /** Returns the signed OpenBadgeCredential. */
    public String issue(Award award) {
        return sign(OpenBadge.of(award, issuer));
    }

    /** In how many places of a status list credentials are noted. */
    public static int statusListSize() {
        return StatusList.SIZE;
    }

    /** Returns a signed status list; {@code revoked} are places in it, from 0. */
    public String statusList(long number, Collection<Integer> revoked) {
        var now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        return sign(StatusList.of(number, revoked, issuer, now));
    }

    private String sign(Object credential) {
        var key = keys.signing();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build();
        var token = new JWSObject(header, new Payload(json.writeValueAsString(credential)));
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The key of credentials does not sign", impossible);
        }
        return token.serialize();
    }
}
