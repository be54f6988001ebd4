package dev.backroad.catalog.cache;

import dev.backroad.catalog.cache.StoredViews.Stored;
import dev.backroad.defaults.IdGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Lets one of all instances load a view. The right runs out, so that nobody has to give it back.
 */
@Component
class LoadRights {

    /**
     * What others do about views that are not there; what is in neither is for the caller to load.
     *
     * @param found kept by somebody meanwhile
     */
    record Claims(Map<String, Stored> found, Set<String> loadedElsewhere) {}

    /** Longer than a load takes; after that, somebody else may try. */
    private static final Duration RUNS_OUT_AFTER = Duration.ofSeconds(3);

    private static final RedisScript<Long> RELEASE = StoredViews.script("release", Long.class);

    @SuppressWarnings("rawtypes") // there is no class of a List<String>
    private static final RedisScript<List> CLAIM = StoredViews.script("claim", List.class);

    private final RedisValues redis;
    private final String me;

    LoadRights(RedisValues redis, IdGenerator ids) {
        this.redis = redis;
        this.me = ids.next().toString();
    }

    /**
     * Asks for the right to load views, so that of all instances one does.
     *
     * @param atLeast the version that each view must have, if somebody has kept it meanwhile
     * @return to load everything, if Redis is away
     */
    Claims claim(Map<String, Long> atLeast) {
        var keys =
                Stream.concat(
                        StoredViews.keys(atLeast.keySet()).stream(), rights(atLeast.keySet()));
        var arguments = new ArrayList<>(List.of(me, String.valueOf(RUNS_OUT_AFTER.toMillis())));
        atLeast.values().forEach(version -> arguments.add(version.toString()));
        return redis.run(CLAIM, keys.toList(), arguments)
                .map(answers -> claims(List.copyOf(atLeast.keySet()), answers))
                .orElseGet(() -> new Claims(Map.of(), Set.of()));
    }

    private static Claims claims(List<String> names, List<?> answers) {
        var claims = new Claims(new HashMap<>(), new HashSet<>());
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            switch (String.valueOf(answers.get(i))) {
                case "0" -> {} // ours
                case "1" -> claims.loadedElsewhere().add(name);
                case String value ->
                        Stored.of(value).ifPresent(stored -> claims.found().put(name, stored));
            }
        }
        return claims;
    }

    /** Gives back what {@link #claim} gave; the others need not wait any longer. */
    void release(Set<String> names) {
        redis.run(RELEASE, rights(names).toList(), List.of(me));
    }

    private static Stream<String> rights(Set<String> names) {
        return StoredViews.keys(names.stream().map("load:"::concat).toList()).stream();
    }
}
