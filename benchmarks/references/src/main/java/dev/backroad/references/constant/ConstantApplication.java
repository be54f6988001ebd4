package dev.backroad.references.constant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring MVC on Tomcat, named piece by piece: whatever else is on the class path stays out. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@Import(ConstantApplication.Constant.class)
public class ConstantApplication {

    /** Starts it; {@code constant.body} names the file with the answer. */
    public static void main(String[] arguments) {
        SpringApplication.run(ConstantApplication.class, arguments);
    }

    @RestController
    static class Constant {

        private final byte[] body;

        Constant(@Value("${constant.body}") Path file) throws IOException {
            body = Files.readAllBytes(file);
        }

        @GetMapping(path = "/constant", produces = MediaType.APPLICATION_JSON_VALUE)
        byte[] constant() {
            return body;
        }
    }
}
