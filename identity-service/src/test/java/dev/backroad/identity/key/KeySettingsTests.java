package dev.backroad.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KeySettingsTests {

    @Test
    void hasADefaultForDemonstrationOnly() {
        var service =
                new ApplicationContextRunner()
                        .withInitializer(new ConfigDataApplicationContextInitializer());

        service.withPropertyValues("spring.profiles.active=local")
                .run(context ->
                        assertThat(context.getEnvironment())
                                .matches(settings ->
                                        settings.containsProperty("backroad.key-encryption-key")));
        for (var real : new String[] {"prod", "kubernetes", "compose", ""}) {
            service.withPropertyValues("spring.profiles.active=" + real)
                    .run(context ->
                            assertThat(context.getEnvironment())
                                    .matches(settings ->
                                            !settings.containsProperty(
                                                    "backroad.key-encryption-key")));
        }
    }

    @Test
    void printsNoSecret() {
        assertThat(new KeySettings("c2VjcmV0", Duration.ZERO, Duration.ZERO).toString())
                .doesNotContain("c2VjcmV0");
    }
}
