package dev.backroad.catalog.cache;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sends a {@link ReadyView} as the bytes that it has. */
@Configuration(proxyBeanMethods = false)
class ReadyViewWriting implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        // Not as a bean: Spring Boot would take it for the one that writes all JSON.
        converters.addCustomConverter(new Converter());
    }

    private static final class Converter extends AbstractHttpMessageConverter<ReadyView<?>> {

        Converter() {
            super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == ReadyView.class;
        }

        @Override
        public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
            return false;
        }

        @Override
        protected ReadyView<?> readInternal(
                Class<? extends ReadyView<?>> type, HttpInputMessage input) {
            throw new HttpMessageNotReadableException("a view is only sent", input);
        }

        @Override
        protected Long getContentLength(ReadyView<?> view, @Nullable MediaType contentType) {
            return (long) view.json().length;
        }

        @Override
        protected void writeInternal(ReadyView<?> view, HttpOutputMessage output)
                throws IOException {
            output.getBody().write(view.json());
        }
    }
}
