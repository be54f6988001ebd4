package dev.backroad.defaults;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with one resource: the smallest user of the defaults. */
// Without a scan: our own parts come as they come to a service.
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
class DefaultsTestApplication {

    enum Colour {
        RED,
        GREEN
    }

    record Brick(
            @NotBlank @Size(max = 10) String name,
            Colour colour,
            @Nullable @Size(min = 1, max = 3) List<String> marks,
            @Nullable @Pattern(regexp = "[A-Z]{2}-\\d+") String mould,
            @Nullable Integer weight,
            @Nullable Boolean glazed,
            @Nullable List<Part> parts,
            @Nullable @Size(max = 100) List<@NotBlank String> labels) {}

    record Part(int weight) {}

    @Bean
    ApiRules apiRules() {
        return rules ->
                rules.requestMatchers(HttpMethod.GET, "/api/v1/bricks/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/bricks", "/api/v1/walls")
                        .hasAuthority("SCOPE_bricks:write")
                        // Too generous, on purpose: operations must not be open by that.
                        .requestMatchers("/api/v1/operations/**")
                        .permitAll();
    }

    @RestController
    static class Bricks {

        @GetMapping("/api/v1/bricks")
        String list(
                @RequestParam(defaultValue = "20") @Max(100) int limit,
                @RequestParam(required = false) @Nullable List<String> marks) {
            return "bricks " + limit + (marks == null ? "" : " " + marks);
        }

        @GetMapping("/api/v1/bricks/{name}")
        String find(@PathVariable String name) {
            throw switch (name) {
                case "unknown" ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND, "brick-not-found", "There is no such brick.");
                case "cracked" ->
                        new ProblemException(
                                        HttpStatus.CONFLICT,
                                        "brick-cracked",
                                        "The brick is cracked.")
                                .at("name");
                case "store-away" -> new DataAccessResourceFailureException("select secret");
                case "commit-unknown" -> new TransactionSystemException("secret commit");
                default -> new IllegalStateException("dev.backroad.secret.ClassName");
            };
        }

        @PostMapping("/api/v1/bricks")
        Brick add(@Valid @RequestBody Brick brick) {
            return brick;
        }

        @LargerBody(mebibytes = 2)
        @PostMapping("/api/v1/walls")
        int build(@RequestBody Map<String, String> wall) {
            return wall.size();
        }

        @RequestMapping("/api/v1/operations/kiln")
        String kiln() {
            return "hot";
        }

        @GetMapping("/api/v1/forgotten")
        String forgotten() {
            return "no rule names me";
        }
    }
}
