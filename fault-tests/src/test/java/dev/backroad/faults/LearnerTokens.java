package dev.backroad.faults;

import dev.backroad.testsupport.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Signs learners in for as long as a round may last. */
final class LearnerTokens {

    private static final Duration LONG = Duration.ofHours(12);

    private final TokenIssuer issuer;
    private final String url;

    LearnerTokens() {
        var context = new AnnotationConfigApplicationContext(TokenIssuer.class);
        issuer = context.getBean(TokenIssuer.class);
        var addresses = new ArrayList<String>();
        context.getBean(DynamicPropertyRegistrar.class)
                .accept((name, value) -> addresses.add(String.valueOf(value.get())));
        url = addresses.getFirst();
    }

    /** Where services fetch the keys. */
    String url() {
        return url;
    }

    String of(UUID account) {
        return issuer.token(
                "at+jwt",
                claims ->
                        claims.subject(account.toString())
                                .claim("scope", "progress:read progress:write")
                                .expirationTime(Date.from(Instant.now().plus(LONG))));
    }
}
