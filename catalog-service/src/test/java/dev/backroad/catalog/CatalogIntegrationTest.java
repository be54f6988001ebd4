package dev.backroad.catalog;

import dev.backroad.catalog.content.PublishedContent;
import dev.backroad.catalog.graphql.SchemaInspection;
import dev.backroad.testsupport.WithKafka;
import dev.backroad.testsupport.WithOpenApi;
import dev.backroad.testsupport.WithPostgres;
import dev.backroad.testsupport.WithRedis;
import dev.backroad.testsupport.WithTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The whole service with real stores; one context for all tests that carry this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithPostgres
@WithRedis
@WithKafka
@WithTokens
@WithOpenApi
@Import({CountedStatements.class, PublishedContent.class, SchemaInspection.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // A busy machine must not look like a slow query.
            "backroad.catalog.graphql.patience=8s",
            "spring.jpa.properties.hibernate.generate_statistics=true"
        })
public @interface CatalogIntegrationTest {}
