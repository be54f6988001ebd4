package dev.backroad.gateway.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Whose pages may call the API from a browser, beside our own.
 *
 * @param origins each as {@code https://app.example}; none by default
 */
@ConfigurationProperties("backroad.cors")
record CorsSettings(@DefaultValue List<String> origins) {

    CorsSettings {
        Assert.isTrue(
                origins.stream().allMatch(it -> it.matches("https?://[^/*]+")),
                "backroad.cors.origins must be a list such as https://app.example");
    }
}
