package dev.backroad.launcher.program;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Program;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Redis that comes with embedded-redis, or one on the PATH when that is newer. */
public final class Redis implements Program {

    private static final Pattern MAJOR = Pattern.compile("v=(\\d+)\\.");
    private static final int BROUGHT_ALONG = 6;

    private final Site site;
    private final String installed;
    private final Path folder;

    public Redis(Site site) {
        this(site, "redis-server");
    }

    Redis(Site site, String installed) {
        this.installed = installed;
        this.site = site;
        this.folder = site.state("redis");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        program();
    }

    @Override
    public ProcessHandle start() throws IOException, InterruptedException {
        JavaProcess.freshLog(site.log("redis"));
        WholeFile.write(settings(), settings(site.ports().of(Port.REDIS)));
        Files.deleteIfExists(pidFile());
        Command started = Command.run(List.of(program(), settings().toString()));
        if (!started.succeeded()) {
            throw new IOException("Redis does not start: " + started.output());
        }
        return Processes.await(this::find, "Redis");
    }

    @Override
    public boolean ready() {
        return Probe.redis(site.ports().of(Port.REDIS));
    }

    @Override
    public Optional<ProcessHandle> find() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()))
                    .filter(Processes::alive)
                    .filter(process -> Processes.commandLine(process).contains("redis-server"));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Runs as a daemon of its own session, so that the terminal's Ctrl-C does not reach it. */
    private String settings(int port) {
        return """
        port %d
        bind 127.0.0.1
        daemonize yes
        pidfile "%s"
        logfile "%s"
        dir "%s"
        # Sessions and caches survive a restart; at most ten seconds are lost when Redis is killed.
        save 10 1
        maxmemory 128mb
        maxmemory-policy volatile-lru
        """
                .formatted(port, pidFile(), site.log("redis"), folder);
    }

    private Path settings() {
        return site.run().resolve("redis.conf");
    }

    private Path pidFile() {
        return site.run().resolve("redis.pid");
    }

    private String program() throws IOException, InterruptedException {
        return newerOnPath() ? installed : broughtAlong().toString();
    }

    private boolean newerOnPath() throws InterruptedException {
        try {
            Command version = Command.run(List.of(installed, "--version"));
            Matcher major = MAJOR.matcher(version.output());
            return major.find() && Integer.parseInt(major.group(1)) > BROUGHT_ALONG;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private Path broughtAlong() throws IOException, InterruptedException {
        Path program = site.cache().resolve("bin").resolve("redis").resolve("redis-server");
        if (Files.notExists(program)) {
            Path jar = JavaProcess.library(site.libraries(), "embedded-redis-");
            Archive.unpackProgram(jar, nameInside(jar), program);
        }
        Command version = Command.run(List.of(program.toString(), "--version"));
        if (!version.succeeded()) {
            throw cannotRun(version.output());
        }
        return program;
    }

    private static String nameInside(Path jar) throws IOException {
        String kind = "-" + Platform.current().system() + "-" + Platform.current().processor();
        try (JarFile entries = new JarFile(jar.toFile())) {
            return entries.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.startsWith("redis-server-") && name.contains(kind))
                    .findFirst()
                    .orElseThrow(() -> cannotRun("none is made for" + kind.replace('-', ' ')));
        }
    }

    private static Problem cannotRun(String reason) {
        return new Problem(
                ErrorCode.PROGRAM_MISSING,
                "Redis cannot run on this machine: " + reason.lines().findFirst().orElse("?"),
                "Sessions and caches live in Redis.",
                "install redis-server 7 or newer (and libssl 3), then  ./backroad up");
    }
}
