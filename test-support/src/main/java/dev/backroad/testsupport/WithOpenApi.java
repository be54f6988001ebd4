package dev.backroad.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;

/**
 * Lets a test compare a service's operations with its committed description, see {@link OpenApi},
 * and every test its answers, see {@link DescribedAnswers}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(OpenApi.class)
@ExtendWith(DescribedAnswers.Check.class)
public @interface WithOpenApi {}
