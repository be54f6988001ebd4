package dev.backroad.messaging;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The smallest service, with a real database and a real broker; one for all tests. */
@WithPostgres
@WithKafka
@WithTokens
@SpringBootTest(
        classes = MessagingTestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MessagingTest {}
