package dev.backroad.faults.probe;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * A service of the fault suite, run as a process of its own.
 *
 * <p>Two profiles choose what it is: the role, {@code teller} (takes commands by HTTP, tells
 * events) or {@code hearer} (applies their effects), and the variant, which says how events travel:
 * {@code backroad} is the real thing, others are in the packages beside this one.
 */
@SpringBootApplication(
        scanBasePackages = {
            "dev.backroad.faults.probe",
            "dev.backroad.faults.defects",
            "dev.backroad.faults.defaults"
        })
public class ProbeApplication {

    /** The topic is named by a property: each run has its own. */
    public static final String TOPIC = "${probe.topic}";

    public static void main(String[] arguments) {
        SpringApplication.run(ProbeApplication.class, arguments);
    }

    @Bean
    static InstantSource time() {
        return Clock.systemUTC();
    }
}
