package dev.backroad.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backroad.launcher.Backroad;
import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import dev.backroad.launcher.program.Root;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTests {

    private static final long MEGABYTE = 1L << 20;

    @TempDir private Path folder;

    @Test
    void findsNothingWrongWithAGoodMachine() {
        assertThat(problems(FakeMachine.good(), List.of(), true)).isEmpty();
    }

    @Test
    void namesWhoHoldsAPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Part part = part(Port.GATEWAY);
            Site site = new Site(folder, folder.resolve("data"), new Ports(taken.getLocalPort()));

            List<Problem> problems = problems(site, FakeMachine.good(), List.of(part), false);

            assertThat(problems).extracting(Problem::code).containsExactly(ErrorCode.PORT_TAKEN);
            assertThat(problems.getFirst())
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken by \"java\"")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void saysOnceThatSeveralPortsAreTaken() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                ServerSocket other =
                        new ServerSocket(
                                one.getLocalPort() + 1, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Site site = new Site(folder, folder.resolve("data"), new Ports(one.getLocalPort()));
            List<Part> parts = List.of(part(Port.GATEWAY), part(Port.IDENTITY));

            List<Problem> problems = problems(site, FakeMachine.good(), parts, false);

            assertThat(other.isBound()).isTrue();
            assertThat(problems).hasSize(1);
            assertThat(problems.getFirst()).hasMessageEndingWith("Another one is taken, too.");
        }
    }

    @Test
    void findsAPortTakenThatSomebodyServesOnAllAddresses() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Site site = new Site(folder, folder.resolve("data"), new Ports(taken.getLocalPort()));

            List<Problem> problems =
                    problems(site, FakeMachine.good(), List.of(part(Port.GATEWAY)), false);

            assertThat(problems).extracting(Problem::code).containsExactly(ErrorCode.PORT_TAKEN);
        }
    }

    @Test
    void warnsOfPortsThatTheSystemLendsToOthers() {
        var warning = portRange(32_664);

        assertThat(warning.well()).isFalse();
        assertThat(warning.problem()).isNull();
        assertThat(warning.found()).contains("port 32768", "32768 to 60999");
        assertThat(warning.needed()).isEqualTo("--port-base 32663 at most");
        assertThat(portRange(32_663).well()).isTrue();
    }

    private Finding portRange(int base) {
        Site site = new Site(folder, folder.resolve("data"), new Ports(base));
        return new Checks(site, FakeMachine.good()).portRange();
    }

    @Test
    void asksForMavenOnlyWhenSomethingIsToBeBuilt() {
        FakeMachine machine = FakeMachine.good().withoutMaven();

        assertThat(codes(problems(machine, List.of(), true)))
                .containsExactly(ErrorCode.MAVEN_MISSING);
        assertThat(problems(machine, List.of(), false)).isEmpty();
    }

    @Test
    void asksForThreeGigabytesOfMemoryForTheWholeSystemAndLessForAPart() {
        List<Part> all = Backroad.parts(site()).stream().map(ChecksTests::withoutPorts).toList();
        FakeMachine machine = FakeMachine.good().withMemory(2_000 * MEGABYTE);

        assertThat(codes(problems(machine, all, false))).containsExactly(ErrorCode.MEMORY_SHORT);
        assertThat(problems(machine, all.subList(0, 3), false)).isEmpty();
        assertThat(problems(machine.withMemory(3_100 * MEGABYTE), all, false)).isEmpty();
    }

    @Test
    void asksForDiskSpace() {
        FakeMachine machine = FakeMachine.good().withDisk(500 * MEGABYTE);

        assertThat(codes(problems(machine, List.of(), false)))
                .containsExactly(ErrorCode.DISK_SHORT);
    }

    @Test
    void refusesADataFolderThatIsAFile() throws IOException {
        Site site = new Site(folder, Files.createFile(folder.resolve("file")), Ports.USUAL);

        assertThat(codes(problems(site, FakeMachine.good(), List.of(), false)))
                .containsExactly(ErrorCode.DATA_UNUSABLE);
    }

    @Test
    void refusesADataFolderThatCannotBeWritten() throws IOException {
        assumeTrue(!Root.isUs(), "root may write everywhere");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        Site site = new Site(folder, closed.resolve("data"), Ports.USUAL);

        assertThat(codes(problems(site, FakeMachine.good(), List.of(), false)))
                .containsExactly(ErrorCode.DATA_UNUSABLE);
    }

    @Test
    void refusesADataFolderOfSomethingElse() throws IOException {
        Files.createDirectories(folder.resolve("data/photos"));

        assertThat(codes(problems(FakeMachine.good(), List.of(), false)))
                .containsExactly(ErrorCode.DATA_FOREIGN);
    }

    @Test
    void refusesADatabaseOfAnotherPostgres() throws IOException {
        database("17\n");

        List<Problem> problems = problems(FakeMachine.good(), List.of(), false);

        assertThat(codes(problems)).containsExactly(ErrorCode.DATABASE_UNREADABLE);
        assertThat(problems.getFirst()).hasMessageContaining("PostgreSQL 17");
    }

    @Test
    void refusesADatabaseThatIsNotWhole() throws IOException {
        database("18\n");
        Files.delete(site().state("postgres.password"));

        assertThat(codes(problems(FakeMachine.good(), List.of(), false)))
                .containsExactly(ErrorCode.DATABASE_UNREADABLE);
    }

    @Test
    void takesItsOwnDatabase() throws IOException {
        database("18\n");

        assertThat(problems(FakeMachine.good(), List.of(), false)).isEmpty();
    }

    @Test
    void refusesRootWhoMayNotStepBack() {
        assertThat(codes(problems(FakeMachine.good().asRoot(false), List.of(), false)))
                .containsExactly(ErrorCode.ROOT_WITHOUT_NAMESPACE);
        assertThat(problems(FakeMachine.good().asRoot(true), List.of(), false)).isEmpty();
    }

    @Test
    void changesNothing() {
        problems(FakeMachine.good(), List.of(), true);

        assertThat(site().data()).doesNotExist();
    }

    private void database(String version) throws IOException {
        Path postgres = Files.createDirectories(site().state("postgres"));
        Files.writeString(postgres.resolve("PG_VERSION"), version);
        Files.writeString(site().state("postgres.password"), "secret");
        Files.writeString(site().data().resolve("backroad-data"), "format=1\n");
    }

    private Site site() {
        return new Site(folder, folder.resolve("data"), new Ports(40_000));
    }

    private List<Problem> problems(Machine machine, List<Part> missing, boolean building) {
        return problems(site(), machine, missing, building);
    }

    private static List<Problem> problems(
            Site site, Machine machine, List<Part> missing, boolean building) {
        return new Checks(site, machine)
                .all(missing, building).stream()
                        .map(Finding::problem)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static List<ErrorCode> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    private Part part(Port port) {
        Part any = Backroad.parts(site()).getFirst();
        return Part.part("gateway", "gateway", any.program(), port).megabytes(1);
    }

    private static Part withoutPorts(Part part) {
        return Part.part(part.name(), part.title(), part.program()).megabytes(part.megabytes());
    }
}
