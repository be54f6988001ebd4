package dev.backroad.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 spells it.
 *
 * @param instance the path of the request that met the problem
 * @param traceId what to look for in the log and in Zipkin
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String traceId) {}
