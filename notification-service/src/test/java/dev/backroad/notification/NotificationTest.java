package dev.backroad.notification;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithOpenApi;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The whole service with a real database, broker and mail server; one for all tests. */
@WithPostgres
@WithKafka
@WithOpenApi
@WithTokens
@Import({Neighbours.class, MailServer.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "backroad.mail.poll=100ms",
            "backroad.announcements.every=100ms",
            "backroad.digest.every=100ms"
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface NotificationTest {}
