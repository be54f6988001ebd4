package dev.backroad.gateway.system;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Where Actuator of each service answers, which is no route and never becomes one. Each address
 * that a name leads to is an instance.
 */
@ConfigurationProperties("backroad.management")
record ManagementSettings(
        URI gatewayUrl, URI identityUrl, URI catalogUrl, URI progressUrl, URI notificationUrl) {

    ManagementSettings {
        for (URI url :
                new URI[] {gatewayUrl, identityUrl, catalogUrl, progressUrl, notificationUrl}) {
            Assert.isTrue(
                    "http".equals(url.getScheme())
                            && url.getHost() != null
                            && url.getPort() > 0
                            && url.getPath().isEmpty(),
                    () ->
                            "backroad.management wants addresses such as"
                                    + " http://catalog-service:9082 and not "
                                    + url);
        }
    }

    /** By the name of the service, in the order in which a request passes them. */
    Map<String, URI> services() {
        var services = new LinkedHashMap<String, URI>();
        services.put("gateway", gatewayUrl);
        services.put("identity-service", identityUrl);
        services.put("catalog-service", catalogUrl);
        services.put("progress-service", progressUrl);
        services.put("notification-service", notificationUrl);
        return Collections.unmodifiableMap(services);
    }
}
