package dev.backroad.defaults;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the system is reached.
 *
 * @param publicUrl the gateway as the world sees it, without a slash at the end; also the OAuth
 *     issuer
 * @param identityUrl identity-service as the other services reach it
 * @param zipkinUrl where spans go in the profile {@code local}
 */
@Validated
@ConfigurationProperties("backroad")
public record BackroadProperties(
        @NotNull URI publicUrl, @NotNull URI identityUrl, @NotNull URI zipkinUrl) {

    /** Returns the page that explains a kind of problem; also its {@code type}. */
    public URI problemType(String slug) {
        return URI.create(publicUrl + "/problems/" + slug);
    }
}
