package dev.backroad.faults.defaults;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * All variants share one class path. This keeps each of them to its own: Modulith out of the
 * others, and Backroad's messaging, its settings too, out of the defaults.
 */
final class OnlyTheVariant
        implements AutoConfigurationImportFilter,
                EnvironmentAware,
                ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Profiles MODULITH = Profiles.of("modulith");
    private static final Profiles DEFAULTS = Profiles.of("modulith | default-kafka");

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(
            @Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] belongs = new boolean[autoConfigurations.length];
        for (int i = 0; i < belongs.length; i++) {
            belongs[i] = belongs(autoConfigurations[i]);
        }
        return belongs;
    }

    private boolean belongs(@Nullable String autoConfiguration) {
        if (autoConfiguration == null || environment == null) {
            return true;
        }
        if (autoConfiguration.startsWith("org.springframework.modulith.")) {
            return environment.acceptsProfiles(MODULITH);
        }
        return !autoConfiguration.startsWith("dev.backroad.messaging.")
                || !environment.acceptsProfiles(DEFAULTS);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.acceptsProfiles(DEFAULTS)) {
            var sources = environment.getPropertySources();
            sources.stream()
                    .filter(source -> source.getName().contains("messaging.properties"))
                    .toList()
                    .forEach(source -> sources.remove(source.getName()));
        }
    }
}
