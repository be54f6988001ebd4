package dev.backroad.gateway.edge;

import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** Sends spans to the launcher's Zipkin, which has no OTLP endpoint. */
@Profile("local")
@Configuration(proxyBeanMethods = false)
class LocalTracing {

    // OpenTelemetry retires this exporter in favour of Zipkin's own OTLP endpoint, which the slim
    // jar lacks.
    @SuppressWarnings("deprecation")
    @Bean
    SpanExporter zipkinExporter(@Value("${backroad.zipkin-url}") String zipkinUrl) {
        return ZipkinSpanExporter.builder()
                .setSender(URLConnectionSender.create(zipkinUrl + "/api/v2/spans"))
                .build();
    }
}
