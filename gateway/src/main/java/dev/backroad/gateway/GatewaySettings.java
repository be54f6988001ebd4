package dev.backroad.gateway;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Where the gateway is, and where it passes requests on to.
 *
 * @param publicUrl the address in the browser's address bar, without a slash at the end; it is also
 *     the OAuth issuer
 * @param webClientSecret the secret of the OAuth client {@code backroad-web}, shared with
 *     identity-service
 */
@ConfigurationProperties("backroad")
public record GatewaySettings(
        URI publicUrl,
        URI identityUrl,
        URI catalogUrl,
        URI progressUrl,
        URI notificationUrl,
        String webClientSecret) {

    public GatewaySettings {
        Assert.isTrue(
                !publicUrl.toString().endsWith("/"),
                "backroad.public-url must not end with a slash: tokens name it as their issuer");
        Assert.hasText(
                webClientSecret,
                "backroad.web-client-secret is empty: set BACKROAD_WEB_CLIENT_SECRET (the profile"
                        + " local brings a demo secret)");
    }

    /**
     * Whether browsers reach us over TLS, which is when cookies may insist on it, and HSTS but for
     * localhost.
     */
    public boolean tls() {
        return "https".equals(publicUrl.getScheme());
    }

    /** The addresses of all services by name, in the order in which people read them. */
    public Map<String, URI> services() {
        var services = new LinkedHashMap<String, URI>();
        services.put("identity-service", identityUrl);
        services.put("catalog-service", catalogUrl);
        services.put("progress-service", progressUrl);
        services.put("notification-service", notificationUrl);
        return Collections.unmodifiableMap(services);
    }

    public String publicUrl(String path) {
        return publicUrl + path;
    }

    public String identityUrl(String path) {
        return identityUrl + path;
    }
}
