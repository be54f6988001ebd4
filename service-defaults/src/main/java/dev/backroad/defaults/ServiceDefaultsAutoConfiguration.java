package dev.backroad.defaults;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a service ids, time and errors that look alike everywhere. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties(BackroadProperties.class)
@Import({ProblemAdvice.class, ProblemErrorController.class})
class ServiceDefaultsAutoConfiguration implements WebMvcConfigurer {

    @Bean
    @ConditionalOnMissingBean
    static InstantSource instantSource() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    static IdGenerator idGenerator() {
        return Generators.timeBasedEpochGenerator()::generate;
    }

    @Bean
    static Problems problems(BackroadProperties backroad) {
        return new Problems(backroad);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
    }
}
