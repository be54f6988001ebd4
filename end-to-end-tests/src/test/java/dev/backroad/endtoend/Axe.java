package dev.backroad.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** axe-core, which knows the rules of accessibility that a program can check. */
final class Axe {

    private static final String PROGRAM = program();

    private Axe() {}

    /** What is wrong with what the tab shows: rule, place and reason. */
    static List<String> violations(Tab tab) {
        return tab.evaluateBeside(
                        PROGRAM
                                + """
                                ;
                                axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
                                    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                                        `${id} at ${target.join(' ')}: ${failureSummary}`)))
                                """)
                .valueStream()
                .map(violation -> violation.asString())
                .toList();
    }

    private static String program() {
        var place = "classpath*:META-INF/resources/webjars/axe-core/*/axe.min.js";
        try {
            return new PathMatchingResourcePatternResolver()
                    .getResources(place)[0].getContentAsString(UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
