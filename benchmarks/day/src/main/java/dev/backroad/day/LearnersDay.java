package dev.backroad.day;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A learner's day through the gateway: looks around, opens a topic, begins and completes it under
 * the state that was seen, reads what the inbox says, and thinks better of it, so that the next day
 * is like this one. Nobody plays two days at once.
 *
 * <p>Properties: {@code day.gateway}, {@code day.learners} (a file, see {@link Learner}), {@code
 * day.seconds}, and {@code day.rate}, how many days begin each second; 0 means as many as there are
 * learners at any time; {@code day.results} is the file for figures. It ends with 2 when a request
 * failed.
 */
public final class LearnersDay extends Simulation {

    private static final List<String> TOPICS =
            List.of("internet", "dns", "http", "linux", "git", "sql", "json", "rest");
    private static final List<String> WORDS = List.of("cache", "index", "token", "queue", "test");

    private final List<Learner> learners =
            Learner.read(Path.of(Objects.requireNonNull(System.getProperty("day.learners"))));
    private final BlockingQueue<Learner> free = new LinkedBlockingQueue<>(learners);
    private final Duration time = Duration.ofSeconds(Integer.getInteger("day.seconds", 20));
    private final double rate = Double.parseDouble(System.getProperty("day.rate", "0"));
    private final Answers answers = new Answers();

    /** Gatling makes one. */
    public LearnersDay() {
        var day =
                rate == 0
                        ? day().injectClosed(
                                        constantConcurrentUsers(learners.size() - 1).during(time))
                        : day().injectOpen(constantUsersPerSec(rate).during(time).randomized());
        setUp(day)
                .protocols(
                        http.baseUrl(System.getProperty("day.gateway", "http://localhost:8080"))
                                .acceptHeader("application/json")
                                .acceptEncodingHeader("gzip")
                                .disableCaching()
                                .shareConnections()
                                .transformResponse((response, session) -> answers.seen(response)))
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        answers.write(Path.of(Objects.requireNonNull(System.getProperty("day.results"))));
    }

    private ScenarioBuilder day() {
        return scenario("A learner's day")
                .exec(this::begin)
                .exec(exitBlockOnFail().on(look(), learn(), review()))
                .exec(this::end);
    }

    private static ChainBuilder look() {
        return exec(Requests.roadmaps(), Requests.roadmap(), Requests.search(), Requests.topic());
    }

    private static ChainBuilder learn() {
        return exec(
                Requests.enrollment(),
                Requests.move("begin a topic", "in-progress"),
                Requests.move("complete a topic", "done"),
                Requests.next());
    }

    private static ChainBuilder review() {
        return exec(
                Requests.inbox(),
                Requests.unread(),
                Requests.enrollAgain(),
                Requests.move("reset a topic", "not-started"));
    }

    private Session begin(Session session) {
        var learner = free.poll();
        if (learner == null) {
            throw new IllegalStateException("More days at once than there are learners");
        }
        return session.set("learner", learner)
                .set("enrollment", learner.enrollment())
                .set("token", learner.token())
                .set("topic", any(TOPICS))
                .set("word", any(WORDS))
                .set("key", UUID.randomUUID().toString());
    }

    private Session end(Session session) {
        free.add(Objects.requireNonNull(session.<Learner>get("learner")));
        return session;
    }

    private static String any(List<String> words) {
        return words.get(ThreadLocalRandom.current().nextInt(words.size()));
    }
}
