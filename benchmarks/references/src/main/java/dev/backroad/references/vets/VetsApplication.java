package dev.backroad.references.vets;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/** The part of a clinic that lists its vets. */
@EnableCaching
@SpringBootApplication
public class VetsApplication {

    /** Starts it with a database in memory. */
    public static void main(String[] arguments) {
        SpringApplication.run(VetsApplication.class, arguments);
    }
}
