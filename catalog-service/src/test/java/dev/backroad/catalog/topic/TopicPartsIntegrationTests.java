package dev.backroad.catalog.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.catalog.CatalogIntegrationTest;
import dev.backroad.catalog.content.PublishedContent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What belongs to one topic, and the way to it. */
@CatalogIntegrationTest
class TopicPartsIntegrationTests {

    @LocalServerPort int port;
    @Autowired PublishedContent published;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void contentAsShipped() {
        published.shipped();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "prerequisites"})
    void showsAPartAsTheWholeHasIt(String part) {
        var whole = json("/api/v1/topics/http").path(part);

        var list = json("/api/v1/topics/http/" + part);

        assertThat(list.path("items")).isNotEmpty().isEqualTo(whole);
        assertThat(list.get("next").isNull()).isTrue();
    }

    @Test
    void showsWhatATopicLeadsTo() {
        var leadsTo = json("/api/v1/topics/http/leads-to");

        assertThat(slugs(leadsTo)).contains("https-tls");
        assertThat(leadsTo.path("items")).isEqualTo(json("/api/v1/topics/http").path("leadsTo"));
    }

    @Test
    void pathHoldsEachTopicAfterAllThatItBuildsOn() {
        var path = json("/api/v1/topics/kubernetes/path");

        var order = slugs(path);
        assertThat(order).doesNotHaveDuplicates().hasSizeGreaterThan(5).endsWith("kubernetes");
        assertThat(order.getFirst()).isIn(roots());
        for (var slug : order) {
            var before = slugs(json("/api/v1/topics/" + slug + "/prerequisites"));
            assertThat(order.subList(0, order.indexOf(slug))).containsAll(before);
        }
    }

    @Test
    void pathLeavesOutWhatOneKnowsAndAllBelowIt() {
        var whole = json("/api/v1/topics/rest/path");

        var rest = json("/api/v1/topics/rest/path?from=http");

        assertThat(slugs(whole)).contains("internet", "dns", "http");
        var known = slugs(json("/api/v1/topics/http/path"));
        var expected = new ArrayList<>(slugs(whole));
        expected.removeAll(known);
        assertThat(slugs(rest)).isEqualTo(expected).endsWith("rest");
        assertThat(rest.path("known")).extracting(JsonNode::asString).containsExactly("http");
        assertThat(rest.path("estimateMinutes").asInt())
                .isEqualTo(
                        rest.path("items").findValues("estimateMinutes").stream()
                                .mapToInt(JsonNode::asInt)
                                .sum())
                .isLessThan(whole.path("estimateMinutes").asInt());
    }

    @Test
    void pathIsEmptyWhenTheGoalIsKnown() {
        var path = json("/api/v1/topics/http/path?from=rest,http");

        assertThat(path.path("items")).isEmpty();
        assertThat(path.path("estimateMinutes").asInt()).isZero();
        assertThat(path.path("known"))
                .extracting(JsonNode::asString)
                .containsExactly("http", "rest");
        assertThat(path.path("unrelated")).isEmpty();
    }

    @Test
    void topicIsUnrelatedJustWhenTheWayIsAsLongWithoutIt() {
        var whole = slugs(json("/api/v1/topics/dns/path"));
        var unrelated = new ArrayList<String>();
        for (var slug : slugs(json("/api/v1/topics?limit=100"))) {
            var path = json("/api/v1/topics/dns/path?from=" + slug);

            var isKnown = path.path("known").size() == 1;
            assertThat(slugs(path).size() < whole.size()).as(slug).isEqualTo(isKnown);
            assertThat(path.path("unrelated")).hasSize(isKnown ? 0 : 1);
            if (!isKnown) {
                unrelated.add(slug);
            }
        }
        assertThat(unrelated).isNotEmpty().doesNotContainAnyElementsOf(whole);
    }

    @Test
    void pathSaysWhatDoesNotHelp() {
        var path = json("/api/v1/topics/dns/path?from=git&from=internet");

        assertThat(slugs(path)).containsExactly("dns");
        assertThat(path.path("known")).extracting(JsonNode::asString).containsExactly("internet");
        assertThat(path.path("unrelated")).extracting(JsonNode::asString).containsExactly("git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "RETIRED"})
    void pathDoesNotLeadThroughWhatIsNotPublished(String status) {
        jdbc.sql("update topic set status = ? where slug = 'dns'").param(status).update();

        assertThat(slugs(json("/api/v1/topics/http/path"))).containsExactly("http");
    }

    @Test
    void pathBeginsWithWhatARetiredTopicBuildsOn() {
        jdbc.sql("update topic set status = 'RETIRED' where slug = 'https-tls'").update();

        var path = json("/api/v1/topics/rest/path?from=https-tls");

        assertThat(slugs(path)).doesNotContain("http").endsWith("rest");
        assertThat(path.path("known")).extracting(JsonNode::asString).containsExactly("https-tls");
        assertThat(path.path("unrelated")).isEmpty();
    }

    @Test
    void pathNamesTheFieldOfAnUnknownTopic() {
        get("/api/v1/topics/rest/path?from=http,telepathy")
                .expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .value(problem ->
                        assertThat(requireNonNull(problem).at("/errors/0/field").asString())
                                .isEqualTo("from"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=telepathy", "from=http,telepathy", "from=%00", "from='", "form=http"})
    void refusesAWrongStart(String query) {
        get("/api/v1/topics/rest/path?" + query)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains(query.substring(0, 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "prerequisites", "leads-to", "path"})
    void unknownSlugIsAProblem(String part) {
        for (var slug : List.of("telepathy", "HTTP", "%00", "a".repeat(500))) {
            get("/api/v1/topics/" + slug + "/" + part)
                    .expectStatus()
                    .value(status -> assertThat(status).isIn(400, 404))
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "prerequisites", "leads-to", "path"})
    void sendsABodyOnlyWhenItChanged(String part) {
        var path = "/api/v1/topics/http/" + part;
        var headers = get(path).expectStatus().isOk().returnResult().getResponseHeaders();
        assertThat(headers.getCacheControl()).contains("max-age=60", "public");

        client().get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, requireNonNull(headers.getETag()))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    private List<String> roots() {
        return jdbc.sql(
                        """
                        select slug from topic
                        where not exists (select 1 from topic_prerequisite where topic_id = topic.id)
                        """)
                .query(String.class)
                .list();
    }

    private static List<String> slugs(JsonNode list) {
        return list.path("items").findValuesAsString("slug");
    }

    private JsonNode json(String path) {
        var body = get(path).expectStatus().isOk().expectBody(JsonNode.class).returnResult();
        return requireNonNull(body.getResponseBody());
    }

    private RestTestClient.ResponseSpec get(String path) {
        return client().get().uri(URI.create("http://localhost:" + port + path)).exchange();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }
}
