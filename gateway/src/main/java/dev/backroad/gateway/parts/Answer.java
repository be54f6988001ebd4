package dev.backroad.gateway.parts;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * What a service said.
 *
 * @param said null when it said nothing of use
 * @param refusal its status when it answered and refused
 */
public record Answer<T>(String service, @Nullable T said, @Nullable HttpStatusCode refusal) {

    boolean refuses(HttpStatus status) {
        return refusal != null && refusal.isSameCodeAs(status);
    }
}
