package dev.backroad.identity.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class NoDemoInProductionTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(NoDemoInProduction.class);

    @ParameterizedTest
    @ValueSource(strings = {"local", "compose"})
    void refusesToStartWithKnownPasswordsInProduction(String demo) {
        service.withPropertyValues("spring.profiles.active=prod," + demo)
                .run(context ->
                        assertThat(context).getFailure().hasMessageContaining("known passwords"));
    }

    @Test
    void startsInEachProfileAlone() {
        service.withPropertyValues("spring.profiles.active=prod")
                .run(context -> assertThat(context).hasNotFailed());
        service.withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
