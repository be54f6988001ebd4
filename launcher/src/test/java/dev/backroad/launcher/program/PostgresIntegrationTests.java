package dev.backroad.launcher.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIntegrationTests {

    @TempDir private static Path folder;

    private static Site site = new Site(Path.of(""), Path.of(""), Ports.USUAL);
    private static Postgres postgres = new Postgres(site, List.of());

    /** Once for all: making a database takes seconds. */
    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        site = Libraries.site(folder);
        postgres = new Postgres(site, List.of("catalog", "progress"));
        postgres.prepare();
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        if (postgres.find().isEmpty()) {
            postgres.start();
        }
        await().atMost(Duration.ofSeconds(60)).until(postgres::ready);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        ProcessHandle process = postgres.find().orElseThrow();
        postgres.stop(process);
        await().until(() -> !Processes.alive(process));
    }

    @Test
    void givesEachServiceADatabaseOfItsOwn() throws SQLException {
        assertThat(ask("catalog", "SELECT current_database() || current_user"))
                .isEqualTo("catalogcatalog");
        assertThatThrownBy(() -> connect("progress", "catalog"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void losesNothingAcknowledgedWhenEveryProcessIsKilled() throws Exception {
        assertThat(ask("catalog", "SHOW fsync")).isEqualTo("on");
        assertThat(ask("catalog", "SHOW synchronous_commit")).isEqualTo("on");
        try (Connection connection = connect("catalog", "catalog")) {
            connection.createStatement().execute("CREATE TABLE topic (name text)");
            connection.createStatement().execute("INSERT INTO topic VALUES ('http')");
        }
        killAll();

        start();

        assertThat(ask("catalog", "SELECT name FROM topic")).isEqualTo("http");
    }

    @Test
    void startsWhenTheIdOfTheDeadServerBelongsToAnotherProgram() throws Exception {
        killAll();
        Path file = site.state("postgres").resolve("postmaster.pid");
        List<String> lines = Files.readAllLines(file);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(file, lines);

        assertThat(postgres.find()).isEmpty();
        start();

        assertThat(ask("catalog", "SELECT 1")).isEqualTo("1");
    }

    @Test
    void doesNotCallItselfReadyWhenASettingMakesItForgetful() throws SQLException, IOException {
        try (Connection connection = connect("postgres", "postgres")) {
            connection
                    .createStatement()
                    .execute("ALTER ROLE postgres SET synchronous_commit = off");
        }

        Problem problem = catchThrowableOfType(Problem.class, postgres::ready);
        try (Connection connection = connect("postgres", "postgres")) {
            connection.createStatement().execute("ALTER ROLE postgres RESET ALL");
        }

        assertThat(problem.code()).isEqualTo(ErrorCode.NOT_DURABLE);
    }

    private void killAll() {
        ProcessHandle server = postgres.find().orElseThrow();
        List<ProcessHandle> children = server.descendants().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await().until(() ->
                !Processes.alive(server) && children.stream().noneMatch(Processes::alive));
    }

    private String ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database, database);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String database, String user) throws SQLException {
        String password = user;
        if (user.equals("postgres")) {
            password = read(site.state("postgres.password"));
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(site.ports().of(Port.POSTGRES), database),
                user,
                password);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
