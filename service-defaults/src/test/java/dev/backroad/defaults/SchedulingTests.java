package dev.backroad.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class SchedulingTests {

    @EnableScheduling
    @Configuration(proxyBeanMethods = false)
    static class Tasks {

        final CountDownLatch slowBegan = new CountDownLatch(1);
        final CountDownLatch slowMayEnd = new CountDownLatch(1);
        final AtomicInteger quickRuns = new AtomicInteger();

        @Scheduled(fixedDelay = 1)
        void slow() {
            slowBegan.countDown();
            try {
                slowMayEnd.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        @Scheduled(fixedDelay = 1)
        void quick() {
            quickRuns.incrementAndGet();
        }
    }

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withPropertyValues("spring.threads.virtual.enabled=true")
                    .withConfiguration(
                            AutoConfigurations.of(
                                    SchedulingAutoConfiguration.class,
                                    TaskExecutionAutoConfiguration.class,
                                    TaskSchedulingAutoConfiguration.class))
                    .withUserConfiguration(Tasks.class);

    @Test
    void slowTaskDelaysNoOther() {
        service.run(context -> {
            var tasks = context.getBean(Tasks.class);
            tasks.slowBegan.await();
            int before = tasks.quickRuns.get();

            try {
                await().untilAsserted(
                                () -> assertThat(tasks.quickRuns).hasValueGreaterThan(before + 2));
            } finally {
                tasks.slowMayEnd.countDown();
            }
        });
    }

    @Test
    void requestsHaveTheirOwnThreads() {
        service.run(context ->
                assertThat(context).hasBean("applicationTaskExecutor").hasBean("taskScheduler"));
    }
}
