package dev.backroad.launcher;

import static dev.backroad.launcher.program.JavaProcess.heap;
import static dev.backroad.launcher.system.Part.part;
import static dev.backroad.launcher.system.Port.CATALOG;
import static dev.backroad.launcher.system.Port.GATEWAY;
import static dev.backroad.launcher.system.Port.IDENTITY;
import static dev.backroad.launcher.system.Port.KAFKA;
import static dev.backroad.launcher.system.Port.KAFKA_CONTROLLER;
import static dev.backroad.launcher.system.Port.MAILBOX;
import static dev.backroad.launcher.system.Port.NOTIFICATION;
import static dev.backroad.launcher.system.Port.POSTGRES;
import static dev.backroad.launcher.system.Port.PROGRESS;
import static dev.backroad.launcher.system.Port.REDIS;
import static dev.backroad.launcher.system.Port.SMTP;
import static dev.backroad.launcher.system.Port.ZIPKIN;

import dev.backroad.launcher.program.Kafka;
import dev.backroad.launcher.program.Mail;
import dev.backroad.launcher.program.Postgres;
import dev.backroad.launcher.program.Redis;
import dev.backroad.launcher.program.SpringBoot;
import dev.backroad.launcher.system.Part;
import dev.backroad.launcher.system.Port;
import dev.backroad.launcher.system.Ports;
import dev.backroad.launcher.system.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The map of the system. Every part is a process of its own; this file says which there are, on
 * which ports, what each waits for, how much memory it takes and what it is told. The order is the
 * order of starting; stopping goes the other way.
 */
public final class Backroad {

    private static final List<String> STORES = List.of("postgres", "redis");
    private static final List<String> EVENTS = List.of("kafka", "zipkin", "mail");
    private static final List<String> SERVICES =
            List.of("identity", "catalog", "progress", "notification", "zipkin");

    private final Site site;
    private final Ports ports;

    private Backroad(Site site) {
        this.site = site;
        this.ports = site.ports();
    }

    public static List<Part> parts(Site site) {
        return new Backroad(site).parts();
    }

    private List<Part> parts() {
        return List.of(
                // Where the truth lives: one database per service.
                part("postgres", "PostgreSQL 18", postgres(), POSTGRES).megabytes(120),
                // What may be lost: sessions, caches, limits.
                part("redis", "Redis", new Redis(site), REDIS).megabytes(20),
                // How services tell each other what happened. Nobody waits for it to start.
                part("kafka", "Kafka", kafka(), KAFKA, KAFKA_CONTROLLER).megabytes(260),
                // For people: one request through all services, and the mail that was sent.
                part("zipkin", "Zipkin", zipkin(), ZIPKIN).megabytes(250),
                part("mail", "Mailbox", mail(), MAILBOX, SMTP).megabytes(90),
                // Who accounts are, and the sign-in pages.
                service("identity", IDENTITY).after(STORES).uses(EVENTS),
                // Roadmaps and topics.
                service("catalog", CATALOG).after(STORES).uses(EVENTS),
                // Who has learned what.
                service("progress", PROGRESS).after(STORES).uses(EVENTS),
                // What a learner is told.
                service("notification", NOTIFICATION).after(STORES).uses(EVENTS),
                // The only public door.
                service("gateway", GATEWAY).after(List.of("redis")).uses(SERVICES));
    }

    private Postgres postgres() {
        return new Postgres(site, List.of("identity", "catalog", "progress", "notification"));
    }

    private Kafka kafka() {
        return new Kafka(site, heap(32, 160));
    }

    private Mail mail() {
        return new Mail(site, heap(8, 48));
    }

    private SpringBoot zipkin() {
        Map<String, String> told =
                Map.of(
                        "ARMERIA_PORTS_0_IP", "127.0.0.1",
                        "ARMERIA_PORTS_0_PORT", number(ZIPKIN),
                        "ARMERIA_PORTS_0_PROTOCOLS_0", "http",
                        "STORAGE_TYPE", "mem",
                        "MEM_MAX_SPANS", "5000");
        return new SpringBoot(
                site,
                "zipkin",
                site.libraries(),
                "zipkin-server",
                heap(24, 128),
                told,
                List.of(ports.url(ZIPKIN) + "/health"));
    }

    private Part service(String name, Port port) {
        String module = port == GATEWAY ? "gateway" : name + "-service";
        Path jars = site.project().resolve(module).resolve("target");
        List<String> ready = new ArrayList<>();
        ready.add(ports.url(port.management()) + "/actuator/health/readiness");
        if (port == GATEWAY) {
            // Honest green: a real answer through the address that people use. Not before catalog
            // can give it, or the gateway's circuit breaker would take it for broken.
            ready.add(ports.url(CATALOG.management()) + "/actuator/health/readiness");
            ready.add(ports.publicUrl() + "/api/v1/roadmaps");
        }
        SpringBoot program =
                new SpringBoot(
                        site, name, jars, module + "-", heap(48, 160), told(name, port), ready);
        return part(name, module, program, port, port.management()).megabytes(260);
    }

    /** The same names for every service; what a service has no use for, it does not read. */
    private Map<String, String> told(String name, Port port) {
        Map<String, String> told = new HashMap<>();
        told.put("SPRING_PROFILES_ACTIVE", "local");
        told.put("SERVER_PORT", number(port));
        told.put("MANAGEMENT_SERVER_PORT", number(port.management()));
        told.put("BACKROAD_PUBLIC_URL", ports.publicUrl());
        for (Port service : List.of(GATEWAY, IDENTITY, CATALOG, PROGRESS, NOTIFICATION)) {
            told.put("BACKROAD_" + service.name() + "_URL", ports.url(service));
            told.put(
                    "BACKROAD_" + service.name() + "_MANAGEMENT_URL",
                    ports.url(service.management()));
        }
        if (port != GATEWAY) {
            told.put(
                    "SPRING_DATASOURCE_URL",
                    "jdbc:postgresql://localhost:" + number(POSTGRES) + "/" + name);
            told.put("SPRING_DATASOURCE_USERNAME", name);
            told.put("SPRING_DATASOURCE_PASSWORD", name);
        }
        told.put("SPRING_DATA_REDIS_HOST", "localhost");
        told.put("SPRING_DATA_REDIS_PORT", number(REDIS));
        told.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + number(KAFKA));
        told.put("BACKROAD_ZIPKIN_URL", ports.url(ZIPKIN));
        told.put("SPRING_MAIL_HOST", "localhost");
        told.put("SPRING_MAIL_PORT", number(SMTP));
        return told;
    }

    private String number(Port port) {
        return Integer.toString(ports.of(port));
    }
}
