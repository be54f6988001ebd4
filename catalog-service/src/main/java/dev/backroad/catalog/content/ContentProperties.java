package dev.backroad.catalog.content;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the content is.
 *
 * @param content a folder with {@code roadmaps/*.yml} and {@code topics/*.md}, as a resource
 *     location with a slash at the end
 */
@Validated
@ConfigurationProperties("backroad.catalog")
record ContentProperties(@NotBlank String content) {}
