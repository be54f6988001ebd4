package dev.backroad.notification.stream;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithRedis;
import dev.backroad.testsupport.WithTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The service with its stores, without the poll: what arrives was signalled. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithPostgres
@WithRedis
@WithKafka
@WithTokens
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.listener.auto-startup=false",
            "backroad.mail.poll=1h",
            "backroad.stream.poll=1h",
            "backroad.stream.heartbeat=1s",
            "backroad.stream.replay=20",
            "backroad.stream.per-learner=4",
            "server.tomcat.connection-timeout=2s"
        })
@interface StreamTest {}
