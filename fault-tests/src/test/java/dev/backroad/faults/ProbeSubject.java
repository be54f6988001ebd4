package dev.backroad.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backroad.faults.probe.CommandDone;
import dev.backroad.faults.probe.ProbeApplication;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two tellers and two hearers of the probe application, with databases and a topic of their own.
 */
public final class ProbeSubject implements Subject {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Stores stores;
    private final Map<String, String> differing;
    private final String topic;
    private final String teller;
    private final String hearer;
    private final List<Instance> tellers;
    private final List<Instance> hearers;
    private final Client client = new Client();

    /**
     * @param variant the Spring profile that says how events travel, for example {@code backroad}
     */
    public ProbeSubject(Stores stores, String variant) {
        this(stores, variant, Map.of());
    }

    /** The same, with settings of Spring Boot that differ from the usual. */
    public ProbeSubject(Stores stores, String variant, Map<String, String> differing) {
        this.stores = stores;
        this.differing = differing;
        var number = COUNT.incrementAndGet();
        topic = "probe.commands-" + number;
        teller = "teller_" + number;
        hearer = "hearer_" + number;
        stores.createDatabase(teller);
        stores.createDatabase(hearer);
        var jvm = trainedJvm(stores);
        tellers =
                IntStream.of(1, 2)
                        .mapToObj(i -> instance(jvm, "teller", teller, variant, i))
                        .toList();
        hearers =
                IntStream.of(1, 2)
                        .mapToObj(i -> instance(jvm, "hearer", hearer, variant, i))
                        .toList();
    }

    /** The first subject of this JVM runs once beforehand, so that later starts are quicker. */
    private Jvm trainedJvm(Stores stores) {
        var cache = stores.folder().resolve("probe.aot");
        var jvm = Jvm.ofTests(stores.folder());
        if (!Files.exists(cache)) {
            var trainee = instance(jvm.training(cache), "teller,hearer", hearer, "backroad", 0);
            trainee.start();
            trainee.awaitReady();
            trainee.end();
        }
        return jvm.trained(cache);
    }

    private Instance instance(Jvm jvm, String role, String service, String variant, int number) {
        var port = stores.nextPort();
        return new Instance(
                variant + "-" + service + "-" + number,
                stores,
                jvm,
                arguments(role, service, variant, port),
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + port + "/ready"));
    }

    private List<String> arguments(String role, String service, String variant, int port) {
        var settings = new ArrayList<String>();
        settings.add(ProbeApplication.class.getName());
        Map.of(
                        "spring.application.name",
                        service,
                        "spring.profiles.active",
                        role + "," + variant,
                        "spring.datasource.url",
                        stores.jdbcUrl(service),
                        "spring.datasource.username",
                        service,
                        "spring.datasource.password",
                        service,
                        "spring.kafka.bootstrap-servers",
                        stores.bootstrapServers(),
                        "spring.kafka.producer.properties.interceptor.classes",
                        "dev.backroad.faults.crash.WatchedSends",
                        "probe.topic",
                        topic,
                        "probe.port",
                        Integer.toString(port))
                .forEach((name, value) -> settings.add("--" + name + "=" + value));
        differing.forEach((name, value) -> settings.add("--" + name + "=" + value));
        return settings;
    }

    @Override
    public void start() {
        var all = Stream.concat(tellers.stream(), hearers.stream()).toList();
        all.forEach(Instance::start);
        all.forEach(Instance::awaitReady);
    }

    @Override
    public List<Instance> tellers() {
        return tellers;
    }

    @Override
    public List<Instance> hearers() {
        return hearers;
    }

    @Override
    public List<String> aggregates() {
        return IntStream.range(0, 40).mapToObj(i -> "aggregate-" + i).toList();
    }

    @Override
    public Operation perform(Instance teller, String aggregate, boolean refuse) {
        var command = UUID.randomUUID().toString();
        return new Operation(command, aggregate, outcome(teller, aggregate, command, refuse));
    }

    private Outcome outcome(Instance teller, String aggregate, String command, boolean refuse) {
        var body =
                """
                {"aggregate": "%s", "command": "%s", "refuse": %s}
                """
                        .formatted(aggregate, command, refuse);
        return client.send(
                teller.url().resolve("/commands"),
                request -> request.POST(BodyPublishers.ofString(body)));
    }

    @Override
    public Evidence evidence(List<Operation> operations) {
        var committed = tellerDatabase().sql("select id from command").query(String.class).list();
        var effects =
                hearerDatabase()
                        .sql("select aggregate, sequence, command from effect order by n")
                        .query(Effect.class)
                        .list();
        return new Evidence(operations, new HashSet<>(committed), effects, told());
    }

    /** Whoever sends it and however, the value is the event as JSON. */
    private List<Told> told() {
        return new Topic(stores.bootstrapServers(), topic)
                .read().stream()
                        .map(message -> new String(message.value(), UTF_8))
                        .map(value -> JsonMapper.shared().readValue(value, CommandDone.class))
                        .map(event -> new Told(event.aggregate(), event.sequence()))
                        .toList();
    }

    /** Whether an event of each aggregate had its effect after the moment. */
    boolean allHeardSince(Instant moment) {
        return firstHeardSince(moment).size() == aggregates().size();
    }

    /** When each aggregate's first effect after the moment was applied, the earliest first. */
    List<Instant> firstHeardSince(Instant moment) {
        return hearerDatabase()
                .sql(
                        """
                        select min(applied_at) as first from effect where applied_at > ?
                        group by aggregate order by first
                        """)
                .param(Timestamp.from(moment))
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    /** The database of the telling side. */
    public JdbcClient tellerDatabase() {
        return stores.client(teller);
    }

    /** The database of the hearing side. */
    public JdbcClient hearerDatabase() {
        return stores.client(hearer);
    }

    @Override
    public long epochs() {
        return outbox().epochs();
    }

    @Override
    public boolean leased() {
        return outbox().leased();
    }

    /** How many events wait in the outbox. */
    long unsent() {
        return outbox().unsent();
    }

    private OutboxState outbox() {
        return new OutboxState(tellerDatabase());
    }

    @Override
    public int members() {
        return new Group(stores.bootstrapServers(), hearer)
                .instances(Group.CONSUMERS_OF_A_LISTENER);
    }

    @Override
    public void close() {
        Stream.concat(tellers.stream(), hearers.stream()).forEach(Instance::kill);
    }
}
