package dev.backroad.identity;

import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The whole service on a port of its own, with the demo accounts and real stores. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.tracing.export.enabled=false",
            "logging.level.root=warn",
            "backroad.operators=appointed@example.test"
        })
@ActiveProfiles("local")
@WithPostgres
@WithKafka
public @interface IdentityTest {}
