package dev.backroad.defaults;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Gives each scheduled task a thread when its time has come. The scheduler that comes with virtual
 * threads runs all tasks with a fixed delay on one thread: a million reminders would keep the
 * clean-up of the outbox waiting.
 */
@AutoConfiguration(
        after = TaskExecutionAutoConfiguration.class,
        before = TaskSchedulingAutoConfiguration.class)
class SchedulingAutoConfiguration {

    /** More than any service has tasks; a virtual thread that waits costs nothing. */
    private static final int THREADS = 100;

    @Bean
    @ConditionalOnMissingBean(TaskScheduler.class)
    static ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setPoolSize(THREADS);
        return scheduler;
    }
}
