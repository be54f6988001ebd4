package dev.backroad.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Starts the whole gateway on a free port, in front of {@link FakeParts}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FakeParts.class, Door.class})
@TestPropertySource(
        properties = {
            "management.server.port=0",
            "backroad.web-client-secret=secret-of-a-test",
            // A busy machine must not look like a broken one; where times matter, tests say so.
            "spring.data.redis.timeout=5s",
            "spring.data.redis.connect-timeout=5s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=10s",
            // All tests share one address and one user.
            "backroad.limits.sign-in.quota=100000",
            "backroad.limits.sign-in-pages.quota=100000",
            "backroad.limits.refusals.quota=100000",
            // The class path of test-support has drivers that the gateway itself does not have.
            "spring.autoconfigure.exclude="
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@interface GatewayTest {}
