package dev.backroad.gateway.system;

import dev.backroad.gateway.system.SystemView.Instance;
import dev.backroad.gateway.system.SystemView.Service;
import dev.backroad.gateway.system.SystemView.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks all instances at the same time. Whoever wants to know within the same second gets the same
 * answer, so that ten projectors cost as much as one; nobody is asked while nobody looks.
 */
@Component
class Survey {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Instances instances;
    private final ManagementPort port;
    private final InstantSource clock;
    private final Mono<SystemView> shared;

    Survey(
            ManagementSettings settings,
            Instances instances,
            ManagementPort port,
            InstantSource clock) {
        this.instances = instances;
        this.port = port;
        this.clock = clock;
        this.shared =
                Flux.fromIterable(settings.services().entrySet())
                        .flatMapSequential(it -> service(it.getKey(), it.getValue()))
                        .collectList()
                        .map(services -> new SystemView(clock.instant(), services))
                        .cache(FRESH);
    }

    /** Never fails because of an instance: that it does not answer is in the document. */
    Mono<SystemView> latest() {
        return shared;
    }

    private Mono<Service> service(String name, URI at) {
        return instances
                .of(at)
                .flatMapMany(Flux::fromIterable)
                .flatMapSequential(this::instance)
                .collectList()
                .onErrorResume(failure -> Mono.just(List.of(away(at, failure))))
                .map(all -> new Service(name, all));
    }

    private static Instance away(URI at, Throwable failure) {
        return Instance.away(at.getAuthority(), Told.reason(at, failure));
    }

    private Mono<Instance> instance(URI at) {
        return Mono.zip(
                        Told.by(at, port.health(at)),
                        Told.by(at, port.version(at)),
                        Told.by(at, port.metrics(at).map(it -> new Metrics(it, clock.instant()))))
                .map(all -> describe(at.getAuthority(), all.getT1(), all.getT2(), all.getT3()));
    }

    private record Metrics(Exposition said, Instant at) {}

    /** Its health decides; who is healthy may still be silent about version and figures. */
    private static Instance describe(
            String address, Told<Health> health, Told<String> version, Told<Metrics> metrics) {
        if (health.said() == null) {
            return Instance.away(
                    address, Objects.requireNonNullElse(health.not(), Reason.UNREADABLE));
        }
        var counted = metrics.said();
        return new Instance(
                address,
                health.said().isUp() ? State.UP : State.DOWN,
                metrics.not(),
                health.said().failing(),
                version.said(),
                counted == null ? null : counted.said().since(),
                counted == null ? null : counted.said().at(counted.at()));
    }
}
