package dev.backroad.defaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Says how answers may be kept when the controller did not: a read by its reader, who asks each
 * time whether it has changed (its ETag saves the body); everything else by nobody.
 */
final class ApiCacheControl implements HeaderWriter {

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    isSuccessfulRead(request, response) ? "private, no-cache" : "no-store");
        }
    }

    private static boolean isSuccessfulRead(
            HttpServletRequest request, HttpServletResponse response) {
        return (HttpMethod.GET.matches(request.getMethod())
                        || HttpMethod.HEAD.matches(request.getMethod()))
                && response.getStatus() < HttpStatus.BAD_REQUEST.value();
    }
}
