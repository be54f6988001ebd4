package dev.backroad.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page itself, with the addresses of its scripts and styles as they are today. */
@RestController
class StartPage {

    private final String html;
    private final String etag;

    StartPage(AssetsHash hash) {
        html = read().replace("\"/assets/", "\"/assets/" + hash + "/");
        etag = '"' + DigestUtils.md5DigestAsHex(html.getBytes(UTF_8)) + '"';
    }

    @GetMapping(
            path = {"/", "/index.html"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(html);
    }

    private static String read() {
        try {
            return new ClassPathResource("META-INF/resources/index.html").getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
