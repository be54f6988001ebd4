package dev.backroad.defaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Tags answers to reads with a hash of their body. Spring's filter leaves HEAD out, and who looks
 * whether something has changed before getting it would be told nothing.
 */
final class Etags extends ShallowEtagHeaderFilter {

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            InputStream body) {
        return HttpMethod.HEAD.matches(request.getMethod())
                ? isKept(response, status)
                : super.isEligibleForEtag(request, response, status, body);
    }

    private static boolean isKept(HttpServletResponse response, int status) {
        var kept = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return !response.isCommitted()
                && status >= 200
                && status < 300
                && (kept == null || !kept.contains("no-store"));
    }
}
