package dev.backroad.identity.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class GatewayClientSettingsTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(Settings.class);

    @Test
    void haveADemoSecretForDemonstration() {
        service.withPropertyValues("spring.profiles.active=local")
                .run(context ->
                        assertThat(context.getBean(GatewayClientSettings.class).webClientSecret())
                                .isEqualTo("backroad-web-demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "kubernetes", "compose", ""})
    void sayWhatIsMissingElsewhere(String real) {
        service.withPropertyValues("spring.profiles.active=" + real)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasStackTraceContaining("set BACKROAD_WEB_CLIENT_SECRET"));
    }

    @Test
    void refuseASecretThatIsShort() {
        service.withPropertyValues("backroad.web-client-secret=fifteen-letters")
                .run(context -> assertThat(context).hasFailed());
        service.withPropertyValues("backroad.web-client-secret=sixteen--letters")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void printNoSecret() {
        var settings = new GatewayClientSettings("sixteen--letters", URI.create("http://gateway"));

        assertThat(settings.toString()).contains("gateway").doesNotContain("sixteen--letters");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewayClientSettings.class)
    static class Settings {}
}
