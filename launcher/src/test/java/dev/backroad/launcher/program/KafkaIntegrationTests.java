package dev.backroad.launcher.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Processes;
import dev.backroad.launcher.system.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIntegrationTests {

    private static final List<String> HEAP = List.of("-Xms32m", "-Xmx160m");

    @TempDir private Path folder;

    @Test
    void keepsItsTopicsWhenItIsKilledAndComesBackOnOtherPorts() throws Exception {
        Site site = Libraries.site(folder);
        Kafka kafka = new Kafka(site, HEAP);
        kafka.prepare();
        ProcessHandle first = start(kafka);
        try (Admin admin = admin(site)) {
            admin.createTopics(List.of(new NewTopic("catalog.roadmaps", 12, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        first.destroyForcibly();
        await().until(() -> !Processes.alive(first));
        Integer base = site.ports().base();
        assertThat(base).isNotNull();
        Site moved = new Site(site.project(), site.data(), new Ports(base + 200));

        ProcessHandle second = start(new Kafka(moved, HEAP));

        try (Admin admin = admin(moved)) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .contains("catalog.roadmaps");
        } finally {
            second.destroyForcibly();
            await().until(() -> !Processes.alive(second));
        }
    }

    @Test
    void isFoundByItsMarkerWithoutBeingWrittenDown() throws Exception {
        Kafka kafka = new Kafka(Libraries.site(folder), HEAP);
        kafka.prepare();
        ProcessHandle process = kafka.start();

        try {
            await().untilAsserted(() -> assertThat(kafka.find()).contains(process));
        } finally {
            process.destroyForcibly();
            await().until(() -> !Processes.alive(process));
        }
    }

    private static ProcessHandle start(Kafka kafka) throws IOException {
        ProcessHandle process = kafka.start();
        await().atMost(Duration.ofSeconds(60)).until(kafka::ready);
        return process;
    }

    private static Admin admin(Site site) {
        return Admin.create(
                Map.of("bootstrap.servers", "127.0.0.1:" + site.ports().of(Port.KAFKA)));
    }
}
