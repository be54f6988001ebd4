package dev.backroad.identity;

import dev.backroad.testsupport.AuthorizationMatrix;
import dev.backroad.testsupport.OpenApi;
import dev.backroad.testsupport.TokenIssuer;
import dev.backroad.testsupport.WithOpenApi;
import dev.backroad.testsupport.WithTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every operation by every kind of caller, with tokens that a test can bend as it likes. */
@IdentityTest
@WithTokens
@WithOpenApi
class AuthorizationIntegrationTests {

    /** Checks tokens as the service does, but with the keys of the test's issuer. */
    @TestConfiguration(proxyBeanMethods = false)
    static class KeysOfTheTest {

        @Bean
        @Primary
        JwtDecoder decoder(@Value("${backroad.identity-url}") String issuer) {
            var decoder =
                    NimbusJwtDecoder.withJwkSetUri(issuer + "/oauth2/jwks")
                            .validateType(false)
                            .build();
            decoder.setJwtValidator(
                    JwtValidators.createAtJwtValidator()
                            .issuer(TokenIssuer.ISSUER)
                            .audience("backroad-api")
                            .build());
            return decoder;
        }
    }

    @LocalServerPort int port;
    @Autowired TokenIssuer tokens;

    @Test
    void openApiDescriptionIsTheCommittedOne(
            @Autowired OpenApi description, @Autowired OpenApiWebMvcResource springdoc)
            throws IOException {
        description.assertCommitted(springdoc);
    }

    @TestFactory
    Stream<DynamicTest> nobodyMayDoMoreThanTheTableSays(
            @Autowired @Qualifier("requestMappingHandlerMapping")
                    RequestMappingHandlerMapping operations) {
        var table = Path.of("src/test/resources/authorization.txt");
        return AuthorizationMatrix.of(operations, port, tokens, table);
    }
}
