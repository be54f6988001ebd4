package dev.backroad.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Gives a test an issuer of access tokens, whose keys the service under test fetches over HTTP;
 * inject {@link TokenIssuer}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(TokenIssuer.class)
public @interface WithTokens {}
