package dev.backroad.gateway.personaldata;

import static dev.backroad.gateway.problem.ProblemType.SERVICE_AWAY;

import dev.backroad.gateway.parts.Answer;
import dev.backroad.gateway.parts.Parts;
import dev.backroad.gateway.parts.Question;
import dev.backroad.gateway.problem.ProblemException;
import dev.backroad.gateway.routing.Routes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Gives a person everything that the services hold about them, to keep or to take elsewhere. */
@RestController
class PersonalDataController {

    private static final String PATH = "/api/v1/personal-data";

    private static final Question<JsonNode> EVERYTHING =
            new Question<>(
                    "account:read",
                    service -> PATH + "/" + service,
                    JsonNode.class,
                    Duration.ofSeconds(5));

    /**
     * @param services what each of them holds, by its name
     * @param missing those that did not answer, so that nobody takes a part for the whole
     */
    record PersonalData(Map<String, JsonNode> services, List<String> missing) {

        static PersonalData of(List<Answer<JsonNode>> answers) {
            var services = new LinkedHashMap<String, JsonNode>();
            answers.stream()
                    .filter(answer -> answer.said() != null)
                    .forEach(it -> services.put(it.service(), Objects.requireNonNull(it.said())));
            if (services.isEmpty()) {
                throw new ProblemException(SERVICE_AWAY, "None of the services answers.")
                        .retryLater();
            }
            var missing =
                    answers.stream().map(Answer::service).filter(it -> !services.containsKey(it));
            return new PersonalData(services, missing.toList());
        }
    }

    private final Parts parts;

    PersonalDataController(Parts parts) {
        this.parts = parts;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<PersonalData>> everything(ServerWebExchange exchange) {
        Question.refuseParameters(exchange);
        return parts.ask(Routes.WITH_PERSONAL_DATA, EVERYTHING, exchange)
                .map(PersonalData::of)
                .map(document ->
                        ResponseEntity.ok()
                                .cacheControl(CacheControl.noStore())
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "attachment; filename=\"backroad-my-data.json\"")
                                .body(document));
    }
}
