package dev.backroad.defaults;

import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** Sends spans to the launcher's Zipkin, which has no OTLP endpoint. */
@Profile("local")
@AutoConfiguration
class TracingAutoConfiguration {

    // OpenTelemetry retires this exporter in favour of Zipkin's own OTLP endpoint, which the slim
    // jar lacks.
    @SuppressWarnings("deprecation")
    @Bean
    SpanExporter zipkinExporter(BackroadProperties backroad) {
        return ZipkinSpanExporter.builder()
                .setSender(URLConnectionSender.create(backroad.zipkinUrl() + "/api/v2/spans"))
                .build();
    }
}
