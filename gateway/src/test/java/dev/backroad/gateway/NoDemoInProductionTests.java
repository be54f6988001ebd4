package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class NoDemoInProductionTests {

    @Test
    void refusesToStartWithAKnownSecretInProduction() {
        var gateway = new SpringApplicationBuilder(GatewayApplication.class);

        assertThatThrownBy(() -> gateway.run("--spring.profiles.active=prod,local"))
                .hasMessageContaining("known client secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "local"})
    void startsInEachProfileAlone(String profile) {
        new ApplicationContextRunner()
                .withUserConfiguration(NoDemoInProduction.class)
                .withPropertyValues("spring.profiles.active=" + profile)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
