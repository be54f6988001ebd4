package dev.backroad.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Adds {@code service-defaults.properties} below every other source, so that each setting can be
 * overridden, and {@code service-defaults-local.properties} just above it in the profile {@code
 * local}.
 */
final class DefaultSettings implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("local"))) {
            addLast(environment, "service-defaults-local.properties");
        }
        addLast(environment, "service-defaults.properties");
    }

    private static void addLast(ConfigurableEnvironment environment, String file) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(file, "classpath:" + file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
