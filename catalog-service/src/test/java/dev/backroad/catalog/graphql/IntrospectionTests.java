package dev.backroad.catalog.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who may ask for the schema; {@link GraphQlIntegrationTests} has what the others are told. */
class IntrospectionTests {

    @ParameterizedTest
    @CsvSource({"local,true", "compose,false", "kubernetes,false", "prod,false", "'',false"})
    void isOnInTheLauncherOnly(String profile, boolean on) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.profiles.active=" + profile)
                .run(context ->
                        assertThat(
                                        context.getEnvironment()
                                                .getProperty(
                                                        "spring.graphql.schema.introspection.enabled",
                                                        boolean.class))
                                .isEqualTo(on));
    }
}
