package dev.backroad.faults;

import dev.backroad.launcher.program.Kafka;
import dev.backroad.launcher.program.Postgres;
import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL and Kafka, once per test JVM, on ports and data of their own. */
public final class Stores {

    private static final int LOWEST_PORT_BASE = 22_000;
    private static final int PORT_BASES = 19;

    /** The launcher's lie in the first hundred, those of instances in the second. */
    private static final int PORTS = 200;

    private static final class Lazy {
        static final Stores SHARED = new Stores(freePortBase());
    }

    private final Path folder = Path.of("target/faults").toAbsolutePath();
    private final int portBase;
    private final Ports ports;
    private final Guard guard;
    private final Server database;
    private final Server broker;
    private final AtomicInteger portsGiven = new AtomicInteger();

    private Stores(int portBase) {
        this.portBase = portBase;
        this.ports = new Ports(portBase);
        try {
            DataFolder.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        guard = new Guard(folder);
        var site = new Site(Path.of("..").toAbsolutePath().normalize(), folder, ports);
        database = new Server(new Postgres(site, List.of()), guard);
        broker = new Server(new Kafka(site, List.of("-Xms64m", "-Xmx256m")), guard);
        database.start();
        broker.start();
        database.awaitReady();
        broker.awaitReady();
    }

    /** Starts them at the first call. */
    public static Stores shared() {
        return Lazy.SHARED;
    }

    Guard guard() {
        return guard;
    }

    Server database() {
        return database;
    }

    Server broker() {
        return broker;
    }

    /** Kills the broker and starts it again after a while; returns when it answers. */
    public void brokerAway(Duration time) throws InterruptedException {
        broker.kill();
        Thread.sleep(time);
        broker.start();
        broker.awaitReady();
    }

    /** Where the logs of all processes are. */
    Path folder() {
        return folder;
    }

    /** A port that this JVM gives away once; none that the system hands out to others. */
    int nextPort() {
        return portBase + 100 + portsGiven.getAndIncrement() % 100;
    }

    public String bootstrapServers() {
        return "localhost:" + ports.of(Port.KAFKA);
    }

    public String jdbcUrl(String name) {
        return "jdbc:postgresql://localhost:" + ports.of(Port.POSTGRES) + "/" + name;
    }

    /** Creates a database, owned by a role of the same name whose password is its name. */
    void createDatabase(String name) {
        var server = client("postgres", "postgres", password());
        server.sql("create role " + name + " login password '" + name + "'").update();
        server.sql("create database " + name + " owner " + name).update();
    }

    JdbcClient client(String name) {
        return client(name, name, name);
    }

    private JdbcClient client(String name, String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(jdbcUrl(name), user, password));
    }

    private String password() {
        try {
            return Files.readString(folder.resolve("data/postgres.password")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Begins anywhere, so that two runs at the same time do not find the same. */
    private static int freePortBase() {
        var first = (int) (ProcessHandle.current().pid() % PORT_BASES);
        return IntStream.range(first, first + PORT_BASES)
                .map(i -> LOWEST_PORT_BASE + i % PORT_BASES * PORTS)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Stores::free))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
