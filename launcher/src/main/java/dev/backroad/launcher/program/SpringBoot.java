package dev.backroad.launcher.program;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Program;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Spring Boot application from its jar: our services, and Zipkin. */
public final class SpringBoot implements Program {

    private final Site site;
    private final String part;
    private final Path folder;
    private final String jarName;
    private final List<String> heap;
    private final Map<String, String> variables;
    private final List<String> readyUrls;

    /**
     * @param folder where the jar lies whose name begins with {@code jarName}
     * @param readyUrls what must answer 200 before the part counts as ready; the first is about the
     *     part alone
     */
    public SpringBoot(
            Site site,
            String part,
            Path folder,
            String jarName,
            List<String> heap,
            Map<String, String> variables,
            List<String> readyUrls) {
        this.site = site;
        this.part = part;
        this.folder = folder;
        this.jarName = jarName;
        this.heap = heap;
        this.variables = variables;
        this.readyUrls = readyUrls;
    }

    @Override
    public void prepare() throws IOException {
        app();
    }

    @Override
    public boolean trained() throws IOException {
        return cache(app()).settled();
    }

    @Override
    public void train() throws IOException, InterruptedException {
        Path app = app();
        cache(app).train(site.log("training"), arguments(app), variables);
    }

    @Override
    public ProcessHandle start() throws IOException {
        Path app = app();
        List<String> arguments = new ArrayList<>(cache(app).arguments());
        arguments.addAll(arguments(app));
        return JavaProcess.start(site, part, arguments, variables);
    }

    @Override
    public boolean ready() {
        return readyUrls.stream().allMatch(Probe::answers);
    }

    @Override
    public boolean healthy() {
        return Probe.answers(readyUrls.getFirst());
    }

    @Override
    public Optional<ProcessHandle> find() {
        return Processes.withMarker(site.marker(part));
    }

    private AotCache cache(Path app) {
        return new AotCache(app, heap);
    }

    private List<String> arguments(Path app) {
        List<String> arguments = new ArrayList<>(heap);
        arguments.addAll(List.of("-jar", app.toString()));
        return arguments;
    }

    private Path app() throws IOException {
        return BootJar.extract(jar(), site.cache().resolve("app"), part);
    }

    private Path jar() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> jars = Files.list(folder)) {
                Optional<Path> jar =
                        jars.filter(j -> j.getFileName().toString().startsWith(jarName))
                                .filter(j -> j.toString().endsWith(".jar"))
                                .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new Problem(
                ErrorCode.NOT_BUILT,
                "The program of %s is not built: no %s*.jar in %s."
                        .formatted(part, jarName, site.project().relativize(folder)),
                "There is nothing to start.",
                "./backroad up     without --no-build");
    }
}
