package dev.backroad.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real services: learners complete topics at two instances of progress-service, two instances
 * of notification-service tell them so. A command is a topic of a learner, its effect is the notice
 * in the inbox.
 */
final class ServicesSubject implements Subject {

    private static final int LEARNERS = 60;

    /** Of an instance of notification-service: three listeners with many, three with one each. */
    private static final int CONSUMERS = 3 * Group.CONSUMERS_OF_A_LISTENER + 3;

    /** One who learns, with one enrolment; its next topic is one that it has not done yet. */
    private record Learner(String id, String token, String enrollment, AtomicInteger next) {}

    private final Stores stores;
    private final LearnerTokens tokens = new LearnerTokens();
    private final List<Instance> tellers;
    private final List<Instance> hearers;
    private final Client client = new Client();
    private final Map<String, Learner> learners = new LinkedHashMap<>();

    ServicesSubject(Stores stores) {
        this.stores = stores;
        tellers = instances("progress", "domain-row=with changed as (update enrollment");
        hearers = instances("notification", "effect=insert into notification");
    }

    private List<Instance> instances(String name, String watched) {
        stores.createDatabase(name);
        var jar = ServiceJar.of(name + "-service", stores.folder());
        return IntStream.of(1, 2).mapToObj(i -> instance(name, jar, watched, i)).toList();
    }

    private Instance instance(String name, ServiceJar jar, String watched, int number) {
        var port = stores.nextPort();
        var management = stores.nextPort();
        var words = new ArrayList<String>();
        words.add("-Dbackroad.faults.sql." + watched);
        words.add(jar.mainClass());
        Map.of(
                        "server.port", Integer.toString(port),
                        "management.server.port", Integer.toString(management),
                        "spring.datasource.url", stores.jdbcUrl(name),
                        "spring.kafka.bootstrap-servers", stores.bootstrapServers(),
                        "spring.kafka.producer.properties.interceptor.classes",
                                "dev.backroad.faults.crash.WatchedSends",
                        "backroad.identity-url", tokens.url(),
                        "backroad.key-encryption-key",
                                "ZmF1bHQgdGVzdHMsIG5vdCBzZWNyZXQsIDMyIGJ5dGU=",
                        // There is no Redis: the leaderboard does without.
                        "spring.data.redis.port", "9",
                        // Nobody reads mail here.
                        "backroad.mail.poll", "1h")
                .forEach((setting, value) -> words.add("--" + setting + "=" + value));
        return new Instance(
                name + "-service-" + number,
                stores,
                jar.jvm(),
                words,
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + management + "/actuator/health/readiness"));
    }

    @Override
    public void start() {
        if (learners.isEmpty()) {
            new SmallCatalog(stores.bootstrapServers()).publish();
        }
        var all = Stream.concat(tellers.stream(), hearers.stream()).toList();
        all.forEach(Instance::start);
        all.forEach(Instance::awaitReady);
        while (learners.size() < LEARNERS) {
            enroll(UUID.randomUUID());
        }
    }

    private void enroll(UUID account) {
        var token = tokens.of(account);
        var address = tellers.getFirst().url().resolve("/api/v1/enrollments");
        var roadmap = "{\"roadmap\": \"" + SmallCatalog.ROADMAP + "\"}";
        var told =
                client.send(address, it -> json(it, token).POST(BodyPublishers.ofString(roadmap)));
        if (told != Outcome.ACKNOWLEDGED) {
            throw new IllegalStateException("cannot enrol: " + told);
        }
        var enrollment =
                progress()
                        .sql("select id from enrollment where learner_id = ?")
                        .param(account)
                        .query(UUID.class)
                        .single()
                        .toString();
        var learner = account.toString();
        learners.put(learner, new Learner(learner, token, enrollment, new AtomicInteger()));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
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
        return List.copyOf(learners.keySet());
    }

    /** What is refused is a topic that the roadmap does not have. */
    @Override
    public Operation perform(Instance teller, String aggregate, boolean refuse) {
        var learner = Objects.requireNonNull(learners.get(aggregate));
        var topic =
                refuse
                        ? "unknown-" + UUID.randomUUID()
                        : SmallCatalog.topic(learner.next().getAndIncrement());
        var path = "/api/v1/enrollments/" + learner.enrollment() + "/topics/" + topic;
        var outcome =
                client.send(
                        teller.url().resolve(path),
                        request ->
                                json(request, learner.token())
                                        .PUT(BodyPublishers.ofString("{\"status\": \"done\"}")));
        return new Operation(command(aggregate, topic), aggregate, outcome);
    }

    private static String command(String learner, String topic) {
        return learner + " " + topic;
    }

    @Override
    public Evidence evidence(List<Operation> operations) {
        var committed =
                progress()
                        .sql(
                                """
                                select e.learner_id || ' ' || t.slug
                                from topic_progress p
                                join enrollment e on e.id = p.enrollment_id
                                join roadmap_topic t on t.topic_id = p.topic_id
                                """)
                        .query(String.class)
                        .list();
        var effects =
                notification()
                        .sql(
                                """
                                select learner_id, topic, arguments ->> 2 as done
                                from notification where kind = 'topic-completed' order by id
                                """)
                        .query((row, number) -> effect(row))
                        .list();
        return new Evidence(operations, new HashSet<>(committed), effects, told());
    }

    /** The notice counts what the learner has done: its own sequence. */
    private static Effect effect(ResultSet row) throws SQLException {
        var learner = row.getString("learner_id");
        return new Effect(learner, row.getLong("done"), command(learner, row.getString("topic")));
    }

    private List<Told> told() {
        return new Topic(stores.bootstrapServers(), "progress.enrollments")
                .read().stream()
                        .map(message ->
                                new Told(
                                        header(message, "ce_subject"),
                                        Long.parseLong(header(message, "ce_sequence"))))
                        .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    private JdbcClient progress() {
        return stores.client("progress");
    }

    private JdbcClient notification() {
        return stores.client("notification");
    }

    @Override
    public long epochs() {
        return new OutboxState(progress()).epochs();
    }

    @Override
    public boolean leased() {
        return new OutboxState(progress()).leased();
    }

    /** Each instance has two listeners: it hears of accounts, too. */
    @Override
    public int members() {
        return new Group(stores.bootstrapServers(), "notification-service").instances(CONSUMERS);
    }

    @Override
    public void close() {
        Stream.concat(tellers.stream(), hearers.stream()).forEach(Instance::kill);
    }
}
