package dev.backroad.gateway.session;

import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import reactor.core.publisher.Mono;

/**
 * Writes a session only when something in it has changed, or when its last visit was noted a minute
 * ago. Otherwise each request would write the time of its visit: three turns to Redis for a few
 * seconds' difference in half an hour.
 */
record SparingSessions<S extends Session>(ReactiveSessionRepository<S> store)
        implements ReactiveSessionRepository<Visit<S>> {

    @Override
    public Mono<Visit<S>> createSession() {
        return store.createSession().map(session -> new Visit<>(session, true));
    }

    @Override
    public Mono<Visit<S>> findById(String id) {
        return store.findById(id).map(session -> new Visit<>(session, false));
    }

    @Override
    public Mono<Void> save(Visit<S> visit) {
        return visit.isToBeSaved()
                ? store.save(visit.session()).doOnSuccess(_ -> visit.saved())
                : Mono.empty();
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return store.deleteById(id);
    }
}
