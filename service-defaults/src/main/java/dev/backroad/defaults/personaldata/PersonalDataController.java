package dev.backroad.defaults.personaldata;

import dev.backroad.defaults.AccountId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows people what this service holds about them; the gateway puts all services' answers together.
 */
@RestController
final class PersonalDataController {

    private final PersonalData data;

    PersonalDataController(PersonalData data) {
        this.data = data;
    }

    /** Reads all that this service holds about one. */
    @GetMapping("/api/v1/personal-data/${spring.application.name}")
    Object mine(@AuthenticationPrincipal Jwt token) {
        return data.of(AccountId.ofPerson(token));
    }
}
