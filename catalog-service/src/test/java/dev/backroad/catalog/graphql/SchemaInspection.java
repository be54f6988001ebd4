package dev.backroad.catalog.graphql;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.graphql.execution.GraphQlSource.SchemaResourceBuilder;
import org.springframework.graphql.execution.SchemaReport;

/** Keeps what Spring GraphQL finds when it compares the schema with the code. */
@TestComponent
public class SchemaInspection implements GraphQlSourceBuilderCustomizer {

    private @Nullable SchemaReport report;

    @Override
    public void customize(SchemaResourceBuilder builder) {
        builder.inspectSchemaMappings(found -> report = found);
    }

    SchemaReport report() {
        return requireNonNull(report);
    }
}
