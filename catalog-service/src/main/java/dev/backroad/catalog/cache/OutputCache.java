package dev.backroad.catalog.cache;

import dev.backroad.catalog.cache.ViewAddresses.ViewAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers a plain read of a view that lies fresh in memory, before Spring Security and Spring MVC
 * are asked: it is public, and its bytes and ETag are ready. Everything else goes on, and what is
 * answered there looks the same, header by header.
 *
 * <p>It keeps nothing of its own, so nothing here can be stale that is not stale in {@link
 * ViewCache}.
 */
final class OutputCache extends HttpFilter {

    /** Whoever sends one of these wants more than a plain read: to be recognised, for example. */
    private static final List<String> MORE_THAN_PLAIN =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.ORIGIN,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.TRANSFER_ENCODING);

    /** Those that Spring Security writes by default. */
    private static final List<HeaderWriter> SECURITY_HEADERS =
            List.of(
                    new XContentTypeOptionsHeaderWriter(),
                    new XXssProtectionHeaderWriter(),
                    new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
                    new HstsHeaderWriter());

    private final transient ViewCache cache;
    private final transient ViewAddresses addresses;

    OutputCache(ViewCache cache, ViewAddresses addresses) {
        this.cache = cache;
        this.addresses = addresses;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isPlainRead(request) || !answered(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPlainRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getQueryString() == null
                && MORE_THAN_PLAIN.stream().allMatch(name -> request.getHeader(name) == null)
                && takesJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null
                || accept.equals(MediaType.ALL_VALUE)
                || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        for (var address : addresses.all()) {
            var view = address.viewAt(request.getRequestURI()).flatMap(cache::fresh);
            if (view.isPresent()) {
                observe(request, address);
                send(view.get(), request, response);
                return true;
            }
        }
        return false;
    }

    /** Metrics and spans are to have the name that they have when Spring MVC answers. */
    private static void observe(HttpServletRequest request, ViewAddress address) {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observation -> observation.setPathPattern(address.pattern()));
    }

    private static void send(
            ReadyView<?> view, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SECURITY_HEADERS.forEach(header -> header.writeHeaders(request, response));
        response.setHeader(HttpHeaders.CACHE_CONTROL, Freshness.HEADER);
        if (!new ServletWebRequest(request, response).checkNotModified(view.etag())) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(view.json().length);
            response.getOutputStream().write(view.json());
        }
    }
}
