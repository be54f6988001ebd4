package dev.backroad.catalog.topic;

import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** In addresses, levels and tracks are written as in answers: in lower case. */
@Configuration(proxyBeanMethods = false)
class TopicParameters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, Level.class, word(Level.values()));
        formatters.addConverter(String.class, Track.class, word(Track.values()));
    }

    private static <E extends Enum<E>> Converter<String, E> word(E[] all) {
        return text -> {
            for (var one : all) {
                if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no such word");
        };
    }
}
