package dev.backroad.launcher.program;

import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Program;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mail server of package {@code mail}, in a JVM of its own. */
public final class Mail implements Program {

    private final Site site;
    private final List<String> heap;
    private final Path folder;

    public Mail(Site site, List<String> heap) {
        this.site = site;
        this.heap = heap;
        this.folder = site.state("mail");
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public ProcessHandle start() throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(ownJar()));
        classPath.addAll(JavaProcess.libraries(site));
        List<String> arguments = new ArrayList<>(heap);
        arguments.addAll(
                List.of(
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "dev.backroad.launcher.mail.MailServer",
                        Integer.toString(site.ports().of(Port.SMTP)),
                        Integer.toString(site.ports().of(Port.MAILBOX)),
                        folder.toString()));
        return JavaProcess.start(site, "mail", arguments, JavaProcess.classPath(classPath));
    }

    @Override
    public boolean ready() {
        return Probe.smtp(site.ports().of(Port.SMTP))
                && Probe.answers(site.ports().url(Port.MAILBOX) + "/");
    }

    @Override
    public Optional<ProcessHandle> find() {
        return Processes.withMarker(site.marker("mail"));
    }

    /** The jar (in tests: the folder) that this class was loaded from. */
    private static Path ownJar() {
        return Path.of(
                java.net.URI.create(
                        Mail.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
