package dev.backroad.progress.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.defaults.BackroadProperties;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The edges of the time in which a credential is valid. */
class ClaimsTests {

    private static final URI HOME = URI.create("https://backroad.example");
    private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant END = Instant.parse("2027-11-29T10:00:00Z");

    private final Issuer issuer = new Issuer(new BackroadProperties(HOME, HOME, HOME));

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T09:58:59Z, NOT_YET_VALID",
        "2026-11-29T09:58:59.999Z, NOT_YET_VALID",
        "2026-11-29T09:59:00Z,",
        "2026-11-29T10:00:00Z,",
        "2027-11-29T10:00:59.999Z,",
        "2027-11-29T10:01:00Z, EXPIRED"
    })
    void clocksMayDifferByAMinute(Instant now, @Nullable Flaw flaw) {
        var claims = new Claims(payload(), issuer);

        assertThat(claims.flawAt(now).orElse(null)).isEqualTo(flaw);
    }

    private JsonNode payload() {
        var id = HOME + "/api/v1/certificates/01936a70-8c01-7d10-8d11-5b2a9c3e4f02";
        var payload = JsonMapper.shared().createObjectNode();
        payload.put("id", id).put("jti", id).put("sub", "urn:lena");
        payload.putArray("type").add(OpenBadge.TYPE);
        payload.putObject("issuer").put("id", issuer.id());
        payload.putObject("credentialSubject").put("id", "urn:lena");
        payload.put("nbf", BEGIN.getEpochSecond()).put("validFrom", BEGIN.toString());
        return payload.put("exp", END.getEpochSecond()).put("validUntil", END.toString());
    }
}
