package dev.backroad.defaults;

import static tools.jackson.databind.cfg.CoercionAction.Fail;
import static tools.jackson.databind.cfg.CoercionInputShape.Boolean;
import static tools.jackson.databind.cfg.CoercionInputShape.Float;
import static tools.jackson.databind.cfg.CoercionInputShape.Integer;

import com.fasterxml.uuid.Generators;
import io.micrometer.tracing.Tracer;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Gives a service ids, time and errors that look alike everywhere. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties({BackroadProperties.class, WarmUp.Settings.class})
@Import({ProblemAdvice.class, ProblemErrorController.class, WholeNumbers.class})
class ServiceDefaultsAutoConfiguration implements WebMvcConfigurer {

    private final ValidatorFactory validation;

    ServiceDefaultsAutoConfiguration(ValidatorFactory validation) {
        this.validation = validation;
    }

    @Bean
    @ConditionalOnMissingBean
    static InstantSource instantSource() {
        // What a database and JSON both keep, so that a moment reads back as it was written.
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @ConditionalOnMissingBean
    static IdGenerator idGenerator() {
        return Generators.timeBasedEpochGenerator()::generate;
    }

    @Bean
    static Problems problems(BackroadProperties backroad, ObjectProvider<Tracer> tracer) {
        return new Problems(backroad, tracer);
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(
            ObjectProvider<Problems> problems, ObjectProvider<JsonMapper> json) {
        // Providers, because the web server is made before most other beans are.
        return ProblemReportValve.installer(problems::getObject, json::getObject);
    }

    @Bean
    static WarmUp warmUp(WarmUp.Settings settings) {
        return new WarmUp(settings);
    }

    /** Tomcat fails (500) at the eleventh language. The length of all headers is limit enough. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> manyLanguages() {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(10_000));
    }

    /**
     * A number is no text and no yes, half a number is no whole one, a field is there once, and a
     * text is what a database can keep: whoever sends something else is told so, field by field.
     */
    @Bean
    static JsonMapperBuilderCustomizer strictJson() {
        return json ->
                json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        // Of two values each reader takes another, and only one of them is checked.
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .addModule(
                                new SimpleModule()
                                        .addDeserializer(String.class, new PlainText())
                                        .setDeserializerModifier(new BoundedLists()))
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        Stream.of(Integer, Float, Boolean)
                                                .forEach(shape -> text.setCoercion(shape, Fail)));
    }

    /**
     * The ETag is a hash of the body: it changes with the content, and with the code that shows it.
     */
    @Bean
    static FilterRegistrationBean<Etags> etags() {
        var filter = new FilterRegistrationBean<>(new Etags());
        filter.addUrlPatterns("/api/v1/*");
        return filter;
    }

    @Bean
    static Operations operationsOfControllers(
            @Qualifier("requestMappingHandlerMapping") HandlerMapping mapping) {
        return new Operations(mapping);
    }

    @Bean
    static BodyLimit bodyLimit(
            Operations operations,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new BodyLimit(operations, problems);
    }

    /** By name: filters are made with the web server, before what this one needs. */
    @Bean
    static DelegatingFilterProxyRegistrationBean bodyLimitRegistration() {
        var filter = new DelegatingFilterProxyRegistrationBean("bodyLimit");
        // Behind Spring Security: nobody waits for the body of a stranger. Before whoever reads it.
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return filter;
    }

    @Bean
    static Draining draining(@Value("${backroad.drain}") Duration time) {
        return new Draining(time);
    }

    /** Around everything, refusals of Spring Security included. */
    @Bean
    static FilterRegistrationBean<Draining> drainingRegistration(Draining draining) {
        var filter = new FilterRegistrationBean<>(draining);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    static MediaTypes mediaTypes(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new MediaTypes(problems);
    }

    /** By name and behind Spring Security, like the limit of bodies. */
    @Bean
    static DelegatingFilterProxyRegistrationBean mediaTypesRegistration() {
        var filter = new DelegatingFilterProxyRegistrationBean("mediaTypes");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return filter;
    }

    /** JSON is the one form of bodies, whatever else Jackson could read with what is there. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all ->
                all.removeIf(each ->
                        each instanceof AbstractJacksonHttpMessageConverter<?>
                                && !(each instanceof JacksonJsonHttpMessageConverter)));
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer forms) {
        forms.strategies(List.of(new WantedForms()));
    }

    @Override
    public Validator getValidator() {
        return new BodyValidation(validation);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
        registry.addInterceptor(new AnswerForm()).addPathPatterns("/api/**");
    }
}
