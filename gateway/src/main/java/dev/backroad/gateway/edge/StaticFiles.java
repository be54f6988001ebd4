package dev.backroad.gateway.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.webflux.autoconfigure.ResourceHandlerRegistrationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/**
 * How the files of the web page are cached: browsers ask each time, and hear 304 unless the content
 * has changed.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles {

    /** Not by date: a reproducible build gives every file the same one for ever. */
    @Bean
    ResourceHandlerRegistrationCustomizer etagsByContent() {
        Map<String, String> etags = new ConcurrentHashMap<>();
        return files ->
                files.setUseLastModified(false)
                        .setEtagGenerator(file ->
                                etags.computeIfAbsent(file.getDescription(), _ -> hash(file)));
    }

    private static String hash(Resource file) {
        try {
            return DigestUtils.md5DigestAsHex(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
