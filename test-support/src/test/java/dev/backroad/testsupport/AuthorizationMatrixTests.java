package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AuthorizationMatrixTests {

    /** A controller, as far as a mapping needs one. */
    static final class Controller {

        public void answer() {}
    }

    @Test
    void knowsMappingsOutsideOfTheApiAndThoseOfEveryMethod() {
        var handlers = new RequestMappingHandlerMapping();
        register(handlers, "/api/v1/things", RequestMethod.GET);
        register(handlers, "/page", RequestMethod.GET, RequestMethod.POST);
        register(handlers, "/api/v1/all");

        var mappings = AuthorizationMatrix.mappings(handlers);

        assertThat(mappings)
                .containsExactlyInAnyOrder(
                        "GET /api/v1/things", "GET /page", "POST /page", "ANY /api/v1/all");
    }

    private static void register(
            RequestMappingHandlerMapping handlers, String path, RequestMethod... methods) {
        try {
            handlers.registerMapping(
                    RequestMappingInfo.paths(path).methods(methods).build(),
                    new Controller(),
                    Controller.class.getMethod("answer"));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
