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
import java.util.Map;
import java.util.Optional;

/** One Kafka broker that is its own controller (KRaft), in a JVM of its own. */
public final class Kafka implements Program {

    /** Names this broker's storage; a broker never leaves its machine, so it may be a constant. */
    private static final String CLUSTER = "QmFja3JvYWRMb2NhbEJyag";

    private final Site site;
    private final List<String> heap;
    private final Path folder;

    public Kafka(Site site, List<String> heap) {
        this.site = site;
        this.heap = heap;
        this.folder = site.state("kafka");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            return;
        }
        Path fresh = folder.resolveSibling("kafka.new");
        DataFolder.delete(fresh);
        Path settings = site.run().resolve("kafka-format.properties");
        WholeFile.write(settings, settings(fresh));
        int exitCode =
                JavaProcess.run(
                        site.log("kafka"),
                        List.of(
                                "kafka.tools.StorageTool",
                                "format",
                                "--cluster-id",
                                CLUSTER,
                                "--config",
                                settings.toString()),
                        classPath());
        if (exitCode != 0) {
            throw new IOException("Kafka cannot format its storage");
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public ProcessHandle start() throws IOException {
        Path settings = site.run().resolve("kafka.properties");
        WholeFile.write(settings, settings(folder));
        List<String> arguments = new ArrayList<>(heap);
        arguments.addAll(
                List.of(
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "kafka.Kafka",
                        settings.toString()));
        return JavaProcess.start(site, "kafka", arguments, classPath());
    }

    private Map<String, String> classPath() throws IOException {
        return JavaProcess.classPath(JavaProcess.libraries(site));
    }

    @Override
    public boolean ready() {
        return Probe.kafka(site.ports().of(Port.KAFKA));
    }

    @Override
    public Optional<ProcessHandle> find() {
        return Processes.withMarker(site.marker("kafka"));
    }

    private String settings(Path storage) {
        return """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@127.0.0.1:%2$d
        log.dirs=%3$s
        auto.create.topics.enable=false
        num.partitions=12
        # There is only one broker to keep a copy.
        default.replication.factor=1
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        # Consumers begin at once: nobody else is about to join.
        group.initial.rebalance.delay.ms=0
        # After a kill it waits this long until its former self counts as gone.
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=1000
        # A relay's next batch comes before the last one's markers are written: look again soon.
        add.partitions.to.txn.retry.backoff.ms=1
        # Small, for one person's machine.
        offsets.topic.num.partitions=4
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.num.partitions=4
        num.network.threads=1
        num.io.threads=2
        background.threads=2
        log.cleaner.dedupe.buffer.size=4194304
        log.cleaner.io.buffer.size=65536
        log.segment.bytes=16777216
        log.index.size.max.bytes=1048576
        """
                .formatted(
                        site.ports().of(Port.KAFKA),
                        site.ports().of(Port.KAFKA_CONTROLLER),
                        storage.toString().replace('\\', '/'));
    }
}
