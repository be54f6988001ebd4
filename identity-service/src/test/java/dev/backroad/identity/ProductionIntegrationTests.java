package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.Applicant;
import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.Role;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The service without its demo: settings are all that it has to begin with. */
@SpringJUnitConfig
@WithPostgres
@WithKafka
class ProductionIntegrationTests {

    private static final String SEALED = "ZGVtbyBrZXkgb2YgYmFja3JvYWQsIG5vdCBzZWNyZXQ=";

    private final Instances instances;

    @Autowired
    ProductionIntegrationTests(JdbcConnectionDetails postgres, KafkaConnectionDetails kafka) {
        this.instances = new Instances(postgres, kafka);
    }

    @Test
    void knowsTheGatewayByTheSecretOfTheSetting() {
        var database = instances.emptyDatabase("production");

        try (var service = start(database, "the-first-secret", "")) {
            register(service, "somebody");
            var browser = new Browser(Instances.port(service));
            var code = gateway("the-first-secret").code(browser, "somebody", "openid");

            assertThat(gateway("backroad-web-demo").redeem(browser, code).statusCode())
                    .isEqualTo(401);
            assertThat(gateway("the-first-secret").redeem(browser, code).statusCode())
                    .isEqualTo(200);
        }
        try (var service = start(database, "the-second-secret", "")) {
            var browser = new Browser(Instances.port(service));
            var code = gateway("the-second-secret").code(browser, "somebody", "openid");

            assertThat(gateway("the-first-secret").redeem(browser, code).statusCode())
                    .isEqualTo(401);
            assertThat(gateway("the-second-secret").redeem(browser, code).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void makesOperatorsOfWhomTheSettingNames() {
        var database = instances.emptyDatabase("operators");

        try (var service = start(database, "the-first-secret", "later@production.test")) {
            register(service, "chief");
            assertThat(scopes(service, "chief")).doesNotContain("operations");
            confirm(service, "later");
            assertThat(scopes(service, "later")).contains("operations", "account:read");
        }
        try (var service = start(database, "the-first-secret", "nobody, Chief")) {
            assertThat(scopes(service, "chief")).contains("operations", "account:read");
            assertThat(scopes(service, "later")).contains("operations");
        }
    }

    private ServletWebServerApplicationContext start(
            String database, String secret, String operators) {
        return instances.startIn(
                "prod",
                database,
                0,
                "--backroad.key-encryption-key=" + SEALED,
                "--backroad.web-client-secret=" + secret,
                "--backroad.operators=" + operators);
    }

    private static App gateway(String secret) {
        return new App(
                "backroad-web", secret, App.gateway().redirectUri(), App.gateway().verifier());
    }

    private static String scopes(ServletWebServerApplicationContext service, String username) {
        return gateway("the-first-secret")
                .tokens(
                        new Browser(Instances.port(service)),
                        username,
                        "openid account:read operations")
                .get("scope")
                .asString();
    }

    private static void register(ServletWebServerApplicationContext service, String username) {
        service.getBean(AccountRegistration.class)
                .register(
                        new NewAccount(
                                username,
                                "Somebody",
                                username + "@production.test",
                                username + "-demo",
                                Set.of(Role.LEARNER)));
    }

    /** What the button of a mailed link does. */
    private static void confirm(ServletWebServerApplicationContext service, String username) {
        var hash = service.getBean(PasswordEncoder.class).encode(username + "-demo");
        service.getBean(AccountRegistration.class)
                .open(
                        new Applicant(
                                username,
                                "Somebody",
                                username + "@production.test",
                                Objects.requireNonNull(hash)));
    }
}
