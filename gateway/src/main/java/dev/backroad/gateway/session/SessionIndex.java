package dev.backroad.gateway.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which of our sessions belong to a single sign-on and to a user, so that identity-service can end
 * them without the browser.
 */
@Component
public class SessionIndex {

    private static final String SID = "sid";

    /** Longer than the 12 h after which identity-service renews no token of a session any more. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final ReactiveStringRedisTemplate redis;
    private final ReactiveRedisSessionRepository sessions;
    private final InstantSource clock = InstantSource.system();

    SessionIndex(ReactiveStringRedisTemplate redis, ReactiveRedisSessionRepository sessions) {
        this.redis = redis;
        this.sessions = sessions;
    }

    Mono<Void> add(OidcUser user, String session) {
        Flux<String> keys =
                Flux.concat(
                        Mono.justOrEmpty(user.getSubject()).map(SessionIndex::ofUser),
                        Mono.justOrEmpty(user.getClaimAsString(SID)).map(SessionIndex::ofSignOn));
        return keys.flatMap(key -> add(key, session)).then();
    }

    /** Ends the sessions of one single sign-on, or without one all sessions of the user. */
    public Mono<Void> end(@Nullable String signOn, @Nullable String user) {
        String key = signOn == null ? ofUser(Objects.requireNonNull(user)) : ofSignOn(signOn);
        return redis.opsForZSet()
                .range(key, Range.unbounded())
                .flatMap(sessions::deleteById)
                .then(redis.delete(key))
                .then();
    }

    /** Scored by the time of the last use that we know of, so that old ones can go. */
    private Mono<Boolean> add(String key, String session) {
        double now = (double) clock.instant().getEpochSecond();
        var old = Range.closed(0.0, now - KEPT.toSeconds());
        return redis.opsForZSet()
                .add(key, session, now)
                .then(redis.opsForZSet().removeRangeByScore(key, old))
                .then(redis.expire(key, KEPT));
    }

    private static String ofSignOn(String sid) {
        return "gateway:sessions-of:sign-on:" + sid;
    }

    private static String ofUser(String subject) {
        return "gateway:sessions-of:user:" + subject;
    }
}
