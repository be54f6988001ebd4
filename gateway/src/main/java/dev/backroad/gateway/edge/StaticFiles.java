package dev.backroad.gateway.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.webflux.autoconfigure.ResourceHandlerRegistrationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.config.ResourceHandlerRegistration;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * How the files of the web page are cached. Scripts and styles have the hash of all of them in
 * their address ({@link StartPage}), so browsers keep them for ever; for everything else they ask
 * each time, and hear 304 unless the content has changed.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebFluxConfigurer {

    private static final String ASSETS = "classpath:/META-INF/resources/assets/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final AssetsHash hash;

    StaticFiles(AssetsHash hash) {
        this.hash = hash;
    }

    /** Not by date: a reproducible build gives every file the same one for ever. */
    @Bean
    ResourceHandlerRegistrationCustomizer etagsByContent() {
        Map<String, String> etags = new ConcurrentHashMap<>();
        return files ->
                files.setUseLastModified(false)
                        .setEtagGenerator(file ->
                                etags.computeIfAbsent(file.getDescription(), _ -> hash(file)));
    }

    /**
     * While gateways of two versions stand side by side, one is asked for files that the other has
     * named: it hands out its own, which nobody may keep.
     */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        assets(files, "/assets/" + hash + "/**", FOR_EVER);
        assets(files, "/assets/" + AssetsHash.PATTERN + "/**", CacheControl.noStore())
                .resourceChain(false)
                .addResolver(new UnderAnyHash());
    }

    private static ResourceHandlerRegistration assets(
            ResourceHandlerRegistry files, String path, CacheControl kept) {
        return files.addResourceHandler(path)
                .addResourceLocations(ASSETS)
                .setUseLastModified(false)
                .setCacheControl(kept);
    }

    private static String hash(Resource file) {
        try {
            return DigestUtils.md5DigestAsHex(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
