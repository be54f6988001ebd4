package dev.backroad.progress.outlook;

import static dev.backroad.progress.outlook.Roads.taking;
import static dev.backroad.progress.outlook.Roads.topic;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTests {

    @Test
    void topicWithoutEstimateIsCountedAndNotGuessed() {
        var topics = List.of(taking(45, topic("dns")), taking(null, topic("http")), topic("sql"));

        assertThat(Workload.of(topics)).isEqualTo(new Workload(3, 105, 1));
    }

    @Test
    void hugeEstimatesAreSummedExactly() {
        var topic = taking(Integer.MAX_VALUE, topic("all"));

        assertThat(Workload.of(List.of(topic, topic, topic)).minutes()).isEqualTo(6_442_450_941L);
    }

    @Test
    void nothingIsNoWork() {
        assertThat(Workload.of(List.of())).isEqualTo(new Workload(0, 0, 0));
    }
}
