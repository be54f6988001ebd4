package dev.backroad.gateway.system;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds the instances behind a name: where several run, the name has an address for each. */
@Component
class Instances {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * The addresses with a number for the name, sorted. Fails when nobody knows the name, or not
     * within a second.
     */
    Mono<List<URI>> of(URI service) {
        return Mono.fromCallable(() -> InetAddress.getAllByName(service.getHost()))
                .subscribeOn(Schedulers.boundedElastic()) // asking for names is waiting
                .timeout(PATIENCE)
                .map(found -> oneFamily(found).map(it -> at(service, it)).sorted().toList());
    }

    /** An instance with an address of each family would be there twice. */
    private static Stream<InetAddress> oneFamily(InetAddress[] found) {
        boolean hasIp4 = Stream.of(found).anyMatch(Inet4Address.class::isInstance);
        return Stream.of(found).filter(it -> it instanceof Inet4Address == hasIp4);
    }

    private static URI at(URI service, InetAddress address) {
        String host = address.getHostAddress();
        return UriComponentsBuilder.fromUri(service)
                .host(address instanceof Inet6Address ? "[" + host + "]" : host)
                .build()
                .toUri();
    }
}
