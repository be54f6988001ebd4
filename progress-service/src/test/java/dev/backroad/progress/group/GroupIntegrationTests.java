package dev.backroad.progress.group;

import static dev.backroad.progress.Campus.PATIENCE;
import static dev.backroad.progress.Campus.atOnce;
import static dev.backroad.progress.Campus.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.backroad.progress.Campus;
import dev.backroad.progress.Campus.Answer;
import dev.backroad.progress.Campus.Person;
import dev.backroad.progress.ProgressIntegrationTest;
import dev.backroad.testsupport.Contract;
import dev.backroad.testsupport.WithRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProgressIntegrationTest
@WithRedis
class GroupIntegrationTests {

    private static final String JOINED = "dev.backroad.progress.group-joined.v1";

    @Autowired Campus campus;
    @Autowired JdbcClient jdbc;

    /** A group and who began it. */
    private record Workshop(Person leader, String roadmap, String id, String code) {

        String path() {
            return "/api/v1/groups/" + id;
        }
    }

    @Test
    void journeyOfAWorkshop() {
        var workshop = workshop("http", "sql");
        var max = campus.learner();
        max.move(max.enroll(workshop.roadmap()), "http", "done");

        var typed = workshop.code().toLowerCase(Locale.ROOT).replace("-", " ");
        var joined =
                max.post(
                                "/api/v1/group-memberships",
                                """
                                {"code": "%s", "displayName": "Max", "share": {"progress": true, "activity": false}}
                                """
                                        .formatted(typed))
                        .expect(201);

        assertThat(joined.text("/role")).isEqualTo("member");
        assertThat(joined.body().at("/invitation").isNull()).isTrue();
        assertThat(max.get(workshop.path()).expect(200).body()).isEqualTo(joined.body());
        var seen = members(workshop).getLast();
        assertThat(seen.at("/displayName").asString()).isEqualTo("Max");
        assertThat(seen.at("/progress"))
                .isEqualTo(json("{'done': 1, 'skipped': 0, 'total': 2, 'percent': 50}"));
        assertThat(seen.at("/activity").isNull()).isTrue();
        assertThat(overview(workshop))
                .isEqualTo(
                        json(
                                """
                                {'members': 2,
                                 'progress': {'sharing': 1, 'enrolled': 1, 'completed': 0, 'averagePercent': 50},
                                 'activity': {'sharing': 0, 'activeLastSevenDays': 0}}
                                """));
        await().atMost(PATIENCE).until(() -> campus.newsOf(workshop.id()).size() == 1);
        var news = campus.newsOf(workshop.id()).getFirst();
        assertThat(header(news, "ce_type")).isEqualTo(JOINED);
        assertThat(header(news, "ce_sequence")).isEqualTo("1");
        Contract.of(JOINED).assertKeptBy(news);
    }

    @Test
    void nothingIsSharedUnlessSaid() {
        var workshop = workshop("http");
        var max = campus.learner();
        max.move(max.enroll(workshop.roadmap()), "http", "done");

        var joined = join(max, workshop).expect(201);

        assertThat(joined.body().at("/membership/share"))
                .isEqualTo(json("{'progress': false, 'activity': false}"));
        assertThat(members(workshop).getLast().at("/progress").isNull()).isTrue();
        assertThat(members(workshop).getLast().at("/activity").isNull()).isTrue();
        assertThat(members(workshop).getLast().at("/displayName").asString())
                .isEqualTo("Learner 2");
        assertThat(overview(workshop).at("/progress/averagePercent").isNull()).isTrue();
        assertThat(workshop.leader().get(workshop.path() + "/members").body().toString())
                .doesNotContain(max.id().toString());
    }

    @Test
    void memberChangesWhatTheyShareAtAnyTime() {
        var workshop = workshop("http");
        var max = campus.learner();
        max.move(max.enroll(workshop.roadmap()), "http", "done");
        var path = membership(join(max, workshop));

        max.put(path, "{\"share\":{\"activity\":true,\"progress\":true}}").expect(200);
        assertThat(members(workshop).getLast().at("/progress/percent").asInt()).isEqualTo(100);
        assertThat(members(workshop).getLast().at("/activity/lastActiveAt").isString()).isTrue();
        assertThat(overview(workshop).at("/progress/completed").asInt()).isOne();
        assertThat(overview(workshop).at("/activity/activeLastSevenDays").asInt()).isOne();

        max.put(path, "{\"share\":{},\"displayName\":\"Max\"}").expect(200);
        assertThat(members(workshop).getLast().at("/progress").isNull()).isTrue();
        assertThat(members(workshop).getLast().at("/displayName").asString()).isEqualTo("Max");
    }

    @Test
    void secondJoinAnswersTheFirstAndTellsNothing() {
        var workshop = workshop("http");
        var max = campus.learner();

        var first = join(max, workshop).expect(201);
        var second = join(max, workshop).expect(200);
        join(campus.learner(), workshop).expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        await().atMost(PATIENCE).until(() -> campus.newsOf(workshop.id()).size() == 2);
        assertThat(campus.newsOf(workshop.id()))
                .extracting(it -> header(it, "ce_sequence"))
                .containsExactly("1", "2");
    }

    @Test
    void fiftyJoinAtOnceAndEachIsAMemberOnce() {
        var workshop = workshop("http");
        var people = IntStream.range(0, 50).mapToObj(i -> campus.learner()).toList();

        var statuses = atOnce(100, i -> () -> join(people.get(i / 2), workshop).status());

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(it -> it == 201)).hasSize(50);
        assertThat(members(workshop)).hasSize(51);
        await().atMost(PATIENCE).until(() -> campus.newsOf(workshop.id()).size() == 50);
        assertThat(campus.newsOf(workshop.id()))
                .extracting(it -> header(it, "ce_sequence"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void oneWhoJoinsFiftyTimesAtOnceIsOneMember() {
        var workshop = workshop("http");
        var max = campus.learner();

        var statuses = atOnce(50, i -> () -> join(max, workshop).status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(members(workshop)).hasSize(2);
    }

    @Test
    void limitOfMembersHoldsWhenManyJoinAtOnce() {
        var workshop = workshop("http");
        addMembers(workshop, Group.MOST_MEMBERS - 11);

        var answers = atOnce(50, i -> () -> join(campus.learner(), workshop));

        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(10);
        assertThat(answers.stream().filter(it -> it.status() == 409).map(Answer::problem))
                .hasSize(40)
                .containsOnly("group-full");
        assertThat(overview(workshop).at("/members").asInt()).isEqualTo(500);
    }

    @Test
    void nobodyIsInMoreThanFiftyGroups() {
        var lena = campus.learner();
        var roadmap = campus.publish("http");
        var other = workshop("http");
        for (int i = 0; i < 48; i++) {
            begin(lena, roadmap).expect(201);
        }

        var statuses =
                atOnce(10, i -> () -> i == 0 ? join(lena, other) : begin(lena, roadmap)).stream()
                        .map(Answer::status)
                        .toList();

        assertThat(statuses.stream().filter(it -> it == 201)).hasSize(2);
        assertThat(statuses.stream().filter(it -> it == 409)).hasSize(8);
        assertThat(begin(lena, roadmap).expect(409).problem()).isEqualTo("too-many-groups");
        assertThat(lena.get("/api/v1/groups").expect(200).body().at("/items").size()).isEqualTo(50);
    }

    @Test
    void strangersFindNothing() {
        var workshop = workshop("http");
        var max = campus.learner();
        var path = membership(join(max, workshop));
        var mallory = campus.learner();

        var answers =
                List.of(
                        mallory.get(workshop.path()),
                        mallory.get(workshop.path() + "/members"),
                        mallory.get(workshop.path() + "/overview"),
                        mallory.post(workshop.path() + "/invitations", "{}"),
                        mallory.put(workshop.path() + "/leader", leader(path)),
                        mallory.delete(workshop.path()),
                        mallory.put(path, "{\"share\":{\"progress\":true}}"),
                        mallory.delete(path));

        assertThat(answers).allMatch(answer -> answer.status() == 404);
        assertThat(mallory.get("/api/v1/groups").body().at("/items").isEmpty()).isTrue();
        assertThat(members(workshop)).hasSize(2);
        assertThat(max.get(workshop.path()).expect(200).text("/role")).isEqualTo("member");
    }

    @Test
    void memberMayNotDoWhatTheLeaderMay() {
        var workshop = workshop("http");
        var max = campus.learner();
        var own = membership(join(max, workshop));
        var other = membership(join(campus.learner(), workshop));

        var answers =
                List.of(
                        max.get(workshop.path() + "/members"),
                        max.get(workshop.path() + "/overview"),
                        max.post(workshop.path() + "/invitations", "{}"),
                        max.put(workshop.path() + "/leader", leader(own)),
                        max.delete(workshop.path()));

        assertThat(answers)
                .allMatch(answer -> answer.status() == 403)
                .extracting(Answer::problem)
                .containsOnly("leader-only");
        max.delete(other).expect(404);
        max.put(other, "{\"share\":{}}").expect(404);
        // Not even the leader decides what others share.
        workshop.leader().put(own, "{\"share\":{\"progress\":true}}").expect(404);
        assertThat(members(workshop)).hasSize(3);
    }

    @Test
    void renewedInvitationEndsTheOneBefore() {
        var workshop = workshop("http");

        var renewed = workshop.leader().post(workshop.path() + "/invitations", "{}").expect(201);

        assertThat(join(campus.learner(), workshop).expect(404).problem())
                .isEqualTo("invitation-unknown");
        var code = renewed.text("/code");
        assertThat(workshop.leader().get(workshop.path()).text("/invitation")).isEqualTo(code);
        campus.learner()
                .post("/api/v1/group-memberships", "{\"code\":\"" + code + "\"}")
                .expect(201);
    }

    @Test
    void whoWasRemovedKnowsNoCodeThatLetsThemIn() {
        var workshop = workshop("http");
        var max = campus.learner();
        var path = membership(join(max, workshop));

        workshop.leader().delete(path).expect(204);

        max.get(workshop.path()).expect(404);
        workshop.leader().delete(path).expect(404);
        assertThat(join(max, workshop).expect(404).problem()).isEqualTo("invitation-unknown");
        var code = workshop.leader().get(workshop.path()).text("/invitation");
        max.post("/api/v1/group-memberships", "{\"code\":\"" + code + "\"}").expect(201);
        assertThat(members(workshop).getLast().at("/displayName").asString())
                .isEqualTo("Learner 3");
    }

    @Test
    void whoLeftMayComeBackWithTheCode() {
        var workshop = workshop("http");
        var max = campus.learner();

        max.delete(membership(join(max, workshop))).expect(204);

        join(max, workshop).expect(201);
    }

    @Test
    void leaderHandsOverAndStaysAMember() {
        var workshop = workshop("http");
        var max = campus.learner();
        var path = membership(join(max, workshop));

        var after = workshop.leader().put(workshop.path() + "/leader", leader(path)).expect(200);

        assertThat(after.text("/role")).isEqualTo("member");
        assertThat(max.get(workshop.path()).text("/role")).isEqualTo("leader");
        assertThat(max.get(workshop.path()).text("/invitation")).isEqualTo(workshop.code());
        workshop.leader().delete(workshop.path()).expect(403);
        max.delete(workshop.path()).expect(204);
        workshop.leader().get(workshop.path()).expect(404);
    }

    @Test
    void nobodyOfAnotherGroupCanLead() {
        var workshop = workshop("http");
        var elsewhere = membership(join(campus.learner(), workshop("http")));

        var refused =
                workshop.leader().put(workshop.path() + "/leader", leader(elsewhere)).expect(422);

        assertThat(refused.problem()).isEqualTo("no-such-member");
        assertThat(refused.text("/errors/0/field")).isEqualTo("membership");
    }

    @Test
    void whereTheLeaderLeavesWhoIsThereLongestLeads() {
        var workshop = workshop("http");
        var max = campus.learner();
        var first = membership(join(max, workshop));
        var ida = campus.learner();
        join(ida, workshop);

        workshop.leader().delete(own(workshop)).expect(204);
        assertThat(max.get(workshop.path()).text("/role")).isEqualTo("leader");

        max.delete(first).expect(204);
        assertThat(ida.get(workshop.path()).text("/role")).isEqualTo("leader");
    }

    @Test
    void whereNobodyIsLeftTheGroupIsGone() {
        var workshop = workshop("http");

        workshop.leader().delete(own(workshop)).expect(204);

        assertThat(join(campus.learner(), workshop).expect(404).problem())
                .isEqualTo("invitation-unknown");
        assertThat(campus.tracesOf(UUID.fromString(workshop.id()))).isEmpty();
    }

    @Test
    void deletedAccountLeavesItsGroupsToOthersOrToNobody() {
        var workshop = workshop("http");
        var lena = workshop.leader();
        var max = campus.learner();
        join(max, workshop);
        var alone = begin(lena, workshop.roadmap()).expect(201).text("/id");
        var elsewhere = workshop("http");
        join(lena, elsewhere).expect(201);

        campus.deleteAccount(lena);

        assertThat(campus.tracesOf(lena.id())).isEmpty();
        assertThat(campus.tracesOf(UUID.fromString(alone))).isEmpty();
        assertThat(max.get(workshop.path()).expect(200).text("/role")).isEqualTo("leader");
        assertThat(members(elsewhere)).hasSize(1);
        assertThat(join(lena, workshop).expect(403).problem()).isEqualTo("account-deleted");
        assertThat(begin(lena, workshop.roadmap()).expect(403).problem())
                .isEqualTo("account-deleted");
    }

    @Test
    void whoIsGoneLeadsNoMore() {
        var workshop = workshop("http");
        var lena = workshop.leader();
        var member = membership(join(campus.learner(), workshop));
        campus.deleteAccount(lena);

        var answers =
                List.of(
                        lena.post(workshop.path() + "/invitations", "{}"),
                        lena.put(workshop.path() + "/leader", leader(member)),
                        lena.delete(workshop.path()));

        assertThat(answers)
                .extracting(Answer::status, Answer::problem)
                .containsOnly(tuple(403, "account-deleted"));
    }

    @Test
    void leaderAndMembersWhoGoAtOnceLeaveNoGroupWithoutALeader() {
        var workshop = workshop("http");
        var people = new ArrayList<Person>();
        var paths = new ArrayList<String>();
        people.add(workshop.leader());
        paths.add(own(workshop));
        for (int i = 0; i < 9; i++) {
            var person = campus.learner();
            people.add(person);
            paths.add(membership(join(person, workshop)));
        }

        var statuses = atOnce(9, i -> () -> people.get(i).delete(paths.get(i)).status());

        assertThat(statuses).containsOnly(204);
        assertThat(people.getLast().get(workshop.path()).expect(200).text("/role"))
                .isEqualTo("leader");
    }

    @Test
    void nameInAGroupBelongsToOne() {
        var workshop = workshop("http");
        join(campus.learner(), workshop, "Max").expect(201);

        var taken = join(campus.learner(), workshop, "MAX").expect(409);

        assertThat(taken.problem()).isEqualTo("display-name-taken");
        assertThat(taken.text("/errors/0/field")).isEqualTo("displayName");
        assertThat(members(workshop)).hasSize(2);
        join(campus.learner(), workshop, "Learner 4").expect(201);
        assertThat(join(campus.learner(), workshop).expect(201).text("/membership/displayName"))
                .isEqualTo("Learner 4.2");
    }

    @Test
    void membersAreReadPageByPage() {
        var workshop = workshop("http");
        addMembers(workshop, 7);

        var first = workshop.leader().get(workshop.path() + "/members?limit=5").expect(200);
        var next = first.text("/next");
        var second =
                workshop.leader()
                        .get(workshop.path() + "/members?limit=5&after=" + next)
                        .expect(200);

        assertThat(first.body().at("/items").size()).isEqualTo(5);
        assertThat(second.body().at("/items").size()).isEqualTo(3);
        assertThat(second.body().at("/next").isNull()).isTrue();
        assertThat(first.headers().getFirst("Link")).contains("after=" + next + ">; rel=\"next\"");
        workshop.leader().get(workshop.path() + "/members?after=x").expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | name",
                "{\"name\":\"W\",\"roadmap\":\"backend\"}               | name",
                "{\"name\":\"Work\\u202eshop\",\"roadmap\":\"backend\"} | name",
                "{\"name\":\"Workshop\"}                                | roadmap",
                "{\"name\":\"Workshop\",\"roadmap\":\"Back End\"}       | roadmap",
                "{\"name\":\"Workshop\",\"roadmap\":\"backend\",\"displayName\":\" \"} |"
                        + " displayName",
                "{\"name\":\"Workshop\",\"roadmap\":\"backend\",\"leader\":\"x\"}      | leader"
            })
    void wrongGroupIsExplained(String body, String field) {
        var refused = campus.learner().post("/api/v1/groups", body).expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void groupOfAnUnknownRoadmapIsRefused() {
        var refused = begin(campus.learner(), "no-such-roadmap").expect(422);

        assertThat(refused.problem()).isEqualTo("roadmap-unknown");
        assertThat(refused.text("/errors/0/field")).isEqualTo("roadmap");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | 400 | code",
                "{\"code\":7}                                                | 400 | code",
                "{\"code\":\"x\"}                                            | 404 | code",
                "{\"code\":\"00000-00000-00000\"}                            | 404 | code",
                "{\"code\":\"00000-00000-00000\",\"share\":{\"notes\":true}} | 400 | share.notes",
                "{\"code\":\"00000-00000-00000\",\"share\":{\"progress\":\"yes\"}} | 400 |"
                        + " share.progress",
                "{\"code\":\"00000-00000-00000\",\"displayName\":\"\"}       | 400 | displayName"
            })
    void wrongJoinIsExplained(String body, int status, String field) {
        var refused = campus.learner().post("/api/v1/group-memberships", body).expect(status);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "1'%20or%20'1'='1"})
    void wrongIdIsNeverOurMistake(String id) {
        var answer = campus.learner().get("/api/v1/groups/" + id);

        assertThat(answer.status()).isBetween(400, 499);
    }

    @Test
    void personalDataHasTheGroups() {
        var workshop = workshop("http");
        var max = campus.learner();
        join(max, workshop, "Max").expect(201);

        var data = max.get("/api/v1/personal-data/progress-service").expect(200);

        assertThat(data.body().at("/groups").size()).isOne();
        assertThat(data.text("/groups/0/membership/displayName")).isEqualTo("Max");
    }

    private Workshop workshop(String... topics) {
        var lena = campus.learner();
        var roadmap = campus.publish(topics);
        var begun = begin(lena, roadmap).expect(201);
        assertThat(begun.headers().getFirst("Location"))
                .isEqualTo("/api/v1/groups/" + begun.text("/id"));
        assertThat(begun.text("/role")).isEqualTo("leader");
        return new Workshop(lena, roadmap, begun.text("/id"), begun.text("/invitation"));
    }

    private static Answer begin(Person person, String roadmap) {
        return person.post(
                "/api/v1/groups", "{\"name\":\"Workshop\",\"roadmap\":\"" + roadmap + "\"}");
    }

    private static Answer join(Person person, Workshop workshop) {
        return person.post("/api/v1/group-memberships", "{\"code\":\"" + workshop.code() + "\"}");
    }

    private static Answer join(Person person, Workshop workshop, String name) {
        return person.post(
                "/api/v1/group-memberships",
                "{\"code\":\"%s\",\"displayName\":\"%s\"}".formatted(workshop.code(), name));
    }

    private static String membership(Answer joined) {
        return "/api/v1/group-memberships/" + joined.text("/membership/id");
    }

    private static String own(Workshop workshop) {
        return membership(workshop.leader().get(workshop.path()));
    }

    private static String leader(String membership) {
        var id = membership.substring(membership.lastIndexOf('/') + 1);
        return "{\"membership\":\"" + id + "\"}";
    }

    private static List<JsonNode> members(Workshop workshop) {
        return workshop.leader()
                .get(workshop.path() + "/members?limit=100")
                .expect(200)
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    private static JsonNode json(String withSingleQuotes) {
        return JsonMapper.shared().readTree(withSingleQuotes.replace('\'', '"'));
    }

    private static JsonNode overview(Workshop workshop) {
        return workshop.leader().get(workshop.path() + "/overview").expect(200).body();
    }

    /** Members that nobody signs in as. */
    private void addMembers(Workshop workshop, int count) {
        jdbc.sql(
                        """
                        insert into group_membership (id, group_id, learner_id, number, display_name, name_key,
                            shares_progress, shares_activity, joined_at)
                        select gen_random_uuid(), ?, gen_random_uuid(), 1 + n, 'Guest ' || n, 'guest ' || n,
                            false, false, now()
                        from generate_series(1, ?) n
                        """)
                .params(UUID.fromString(workshop.id()), count)
                .update();
        jdbc.sql("update learner_group set last_number = ? where id = ?")
                .params(1 + count, UUID.fromString(workshop.id()))
                .update();
    }
}
