package dev.backroad.gateway.keys;

import com.nimbusds.jose.jwk.JWKSet;
import dev.backroad.gateway.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Where the keys come from. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    IdentityKeys identityKeys(
            GatewaySettings settings, WebClient identityWebClient, InstantSource clock) {
        String address = settings.identityUrl("/oauth2/jwks");
        var keys =
                Mono.defer(() ->
                                identityWebClient
                                        .get()
                                        .uri(address)
                                        .retrieve()
                                        .bodyToMono(String.class))
                        .map(KeyConfiguration::parse);
        return new IdentityKeys(keys, clock);
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new UncheckedIOException(new IOException("These are no keys", e));
        }
    }
}
