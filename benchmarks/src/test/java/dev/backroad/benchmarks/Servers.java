package dev.backroad.benchmarks;

import static org.awaitility.Awaitility.await;

import dev.backroad.benchmarks.service.BenchService;
import dev.backroad.launcher.program.Kafka;
import dev.backroad.launcher.program.Postgres;
import dev.backroad.launcher.system.DataFolder;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Program;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL and Kafka as the launcher starts them, on ports and data of their own. */
final class Servers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Ends the servers if we are killed: it waits for the end of its input, which is our end. */
    private static final String GUARD =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            for pid in "$@"; do
                case $(ps -o args= -p "$pid" 2>/dev/null) in *"$0"*) kill -9 "$pid" ;; esac
            done
            """;

    private final Path folder;
    private final Ports ports;
    private final Program database;
    private final Program broker;
    private final ProcessHandle databaseProcess;
    private final ProcessHandle brokerProcess;

    private Servers(Path folder, Ports ports) throws IOException, InterruptedException {
        this.folder = folder;
        this.ports = ports;
        var site = new Site(Path.of("..").toAbsolutePath().normalize(), folder, ports);
        // Both compilers, as in production: the launcher's quick start would halve what is
        // measured.
        broker = new Kafka(site, List.of("-Xms128m", "-Xmx384m", "-XX:TieredStopAtLevel=4"));
        database = new Postgres(site, List.of());
        broker.prepare();
        database.prepare();
        // The relay's statements are counted and timed by the server itself.
        Files.writeString(
                folder.resolve("data/postgres/postgresql.auto.conf"),
                "shared_preload_libraries = 'pg_stat_statements'\n");
        brokerProcess = broker.start();
        databaseProcess = database.start();
        guard();
        await().atMost(PATIENCE).until(database::ready);
        await().atMost(PATIENCE).until(broker::ready);
    }

    static Servers start() throws IOException, InterruptedException {
        var folder = Path.of("target/benchmarks").toAbsolutePath();
        DataFolder.delete(folder);
        Files.createDirectories(folder);
        return new Servers(folder, new Ports(freePortBase()));
    }

    private void guard() throws IOException {
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        GUARD,
                        folder.toString(),
                        Long.toString(databaseProcess.pid()),
                        Long.toString(brokerProcess.pid()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("guard.log").toFile())
                .start();
    }

    /** Where logs and times are. */
    Path folder() {
        return folder;
    }

    ProcessHandle broker() {
        return brokerProcess;
    }

    ProcessHandle database() {
        return databaseProcess;
    }

    String brokers() {
        return "localhost:" + ports.of(Port.KAFKA);
    }

    String jdbcUrl(String name) {
        return "jdbc:postgresql://localhost:" + ports.of(Port.POSTGRES) + "/" + name;
    }

    /** Creates a database, owned by a role of the same name whose password is its name. */
    void createDatabase(String name) throws IOException {
        administrator("postgres")
                .sql("create role " + name + " login password '" + name + "'")
                .update();
        administrator("postgres").sql("create database " + name + " owner " + name).update();
        administrator(name).sql("create extension pg_stat_statements").update();
    }

    void dropDatabase(String name) throws IOException {
        administrator("postgres").sql("drop database " + name + " with (force)").update();
        administrator("postgres").sql("drop role " + name).update();
    }

    /** A connection with a transaction that has seen the database, and does nothing more. */
    Connection openTransaction(String name) throws SQLException {
        var connection = DriverManager.getConnection(jdbcUrl(name), name, name);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.createStatement().execute("select count(*) from outbox_lease");
        return connection;
    }

    JdbcClient administrator(String name) throws IOException {
        var password = Files.readString(folder.resolve("data/postgres.password")).strip();
        return JdbcClient.create(new DriverManagerDataSource(jdbcUrl(name), "postgres", password));
    }

    void createTopic(String name, int partitions) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    /** A JVM with our service: its database and its topic, and what else it shall be. */
    Worker service(String name, String database, String topic, String... more) {
        var arguments =
                List.of(
                        "--spring.application.name=" + database,
                        "--spring.datasource.url=" + jdbcUrl(database),
                        "--spring.datasource.username=" + database,
                        "--spring.datasource.password=" + database,
                        "--spring.kafka.bootstrap-servers=" + brokers(),
                        "--bench.topic=" + topic);
        return Worker.start(
                name,
                folder,
                BenchService.class,
                Stream.concat(arguments.stream(), Arrays.stream(more)).toList());
    }

    @Override
    public void close() throws IOException {
        try {
            broker.stop(brokerProcess);
            database.stop(databaseProcess);
            await().atMost(PATIENCE)
                    .until(() -> !brokerProcess.isAlive() && !databaseProcess.isAlive());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePortBase() {
        return IntStream.iterate(26_000, base -> base < 29_000, base -> base + 200)
                .filter(base -> IntStream.range(base, base + 110).allMatch(Servers::free))
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
