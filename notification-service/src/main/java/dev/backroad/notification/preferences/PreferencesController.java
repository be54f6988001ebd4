package dev.backroad.notification.preferences;

import dev.backroad.defaults.AccountId;
import dev.backroad.defaults.IfMatch;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of one's preferences. */
@RestController
@RequestMapping("/api/v1/notification-preferences")
class PreferencesController {

    private final PreferenceKeeping preferences;

    PreferencesController(PreferenceKeeping preferences) {
        this.preferences = preferences;
    }

    /** Shows what one wants to be told, and how. */
    @GetMapping
    ResponseEntity<PreferencesForm> mine(@AuthenticationPrincipal Jwt token) {
        return tagged(preferences.find(AccountId.ofPerson(token)));
    }

    /** Replaces what one wants to be told, and how. */
    @PutMapping
    ResponseEntity<PreferencesForm> change(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PreferencesForm wish) {
        var learner = AccountId.ofPerson(token);
        return tagged(preferences.change(learner, IfMatch.of(ifMatch), wish));
    }

    private static ResponseEntity<PreferencesForm> tagged(Preferences preferences) {
        return ResponseEntity.ok().eTag(preferences.tag()).body(PreferencesForm.of(preferences));
    }
}
