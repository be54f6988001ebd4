package dev.backroad.day;

import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** Each request that a learner's day has, by its name in the report. */
final class Requests {

    private static final String ENROLLMENT = "/api/v1/enrollments/#{enrollment}";

    private Requests() {}

    static HttpRequestActionBuilder roadmaps() {
        return read("roadmaps", "/api/v1/roadmaps");
    }

    static HttpRequestActionBuilder roadmap() {
        return read("roadmap", "/api/v1/roadmaps/backend");
    }

    static HttpRequestActionBuilder search() {
        return read("search", "/api/v1/topics?q=#{word}");
    }

    static HttpRequestActionBuilder topic() {
        return read("topic", "/api/v1/topics/#{topic}");
    }

    static HttpRequestActionBuilder next() {
        return read("what next", ENROLLMENT + "/next?limit=3");
    }

    static HttpRequestActionBuilder inbox() {
        return read("inbox", "/api/v1/notifications?limit=20");
    }

    static HttpRequestActionBuilder unread() {
        return read("unread count", "/api/v1/notifications/unread-count");
    }

    static HttpRequestActionBuilder enrollment() {
        return read("enrolment", ENROLLMENT).check(header("ETag").saveAs("etag"));
    }

    /** Asks twice for what is there already, as an impatient program does. */
    static HttpRequestActionBuilder enrollAgain() {
        return http("enrol again")
                .post("/api/v1/enrollments")
                .header("Authorization", "Bearer #{token}")
                .header("Idempotency-Key", "#{key}")
                .body(CoreDsl.StringBody("{\"roadmap\": \"backend\"}"))
                .asJson()
                .check(status().in(200, 201));
    }

    /** Moves the topic, if nobody has moved the enrolment since it was looked at. */
    static HttpRequestActionBuilder move(String name, String to) {
        return http(name)
                .put(ENROLLMENT + "/topics/#{topic}")
                .header("Authorization", "Bearer #{token}")
                .header("If-Match", "#{etag}")
                .header("Idempotency-Key", "#{key}-" + to)
                .body(CoreDsl.StringBody("{\"status\": \"" + to + "\"}"))
                .asJson()
                .check(status().is(200), header("ETag").saveAs("etag"));
    }

    private static HttpRequestActionBuilder read(String name, String path) {
        return http(name)
                .get(path)
                .header("Authorization", "Bearer #{token}")
                .check(status().is(200));
    }
}
