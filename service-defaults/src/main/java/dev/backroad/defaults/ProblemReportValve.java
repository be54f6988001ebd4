package dev.backroad.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses by itself, before any filter or controller sees it: a request line or
 * a path that cannot be parsed. Tomcat's own page is HTML.
 */
final class ProblemReportValve extends ErrorReportValve {

    private final Supplier<Problems> problems;
    private final Supplier<JsonMapper> json;

    private ProblemReportValve(Supplier<Problems> problems, Supplier<JsonMapper> json) {
        this.problems = problems;
        this.json = json;
    }

    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> installer(
            Supplier<Problems> problems, Supplier<JsonMapper> json) {
        return tomcat ->
                tomcat.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ProblemReportValve.class.getName());
                        host.getPipeline().addValve(new ProblemReportValve(problems, json));
                    }
                });
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var status = HttpStatusCode.valueOf(response.getStatus());
        var refusal = problems.get().of(status, "The request cannot be understood.");
        var problem = Problems.at(request.getRequestURI(), refusal);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(json.get().writeValueAsString(problem).getBytes(UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            containerLog("The client left before it was told", gone);
        }
    }

    private void containerLog(String message, IOException reason) {
        getContainer().getLogger().debug(message, reason);
    }
}
