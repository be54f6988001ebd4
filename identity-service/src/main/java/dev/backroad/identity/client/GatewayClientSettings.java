package dev.backroad.identity.client;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What we and the gateway have to agree on.
 *
 * @param webClientSecret the secret of the OAuth client {@code backroad-web}, the same as the
 *     gateway's
 * @param gatewayUrl the gateway as we reach it
 */
@ConfigurationProperties("backroad")
record GatewayClientSettings(
        @DefaultValue("") String webClientSecret,
        @DefaultValue("http://localhost:8080") URI gatewayUrl) {

    /** What we keep of it is a fast hash, which protects nothing that is short. */
    private static final int SHORTEST = 16;

    GatewayClientSettings {
        Assert.isTrue(
                webClientSecret.length() >= SHORTEST,
                "backroad.web-client-secret is empty or shorter than 16 characters: set"
                        + " BACKROAD_WEB_CLIENT_SECRET to the secret that the gateway has (the"
                        + " profile local brings a demo secret)");
    }

    // Records print all their components; this one must never reach a log.
    @Override
    public String toString() {
        return "GatewayClientSettings[gatewayUrl=" + gatewayUrl + "]";
    }
}
