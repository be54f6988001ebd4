package dev.backroad.progress.settings;

import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.enrollment.Learner;
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

/** The REST door of one's learning settings. */
@RestController
@RequestMapping("/api/v1/learning-settings")
class SettingsController {

    private final SettingsKeeping settings;

    SettingsController(SettingsKeeping settings) {
        this.settings = settings;
    }

    /** Reads one's time zone, goal, reviews and reminders. */
    @GetMapping
    ResponseEntity<SettingsForm> mine(@AuthenticationPrincipal Jwt token) {
        return tagged(settings.of(Learner.of(token).id()));
    }

    /** Replaces one's time zone, goal, reviews and reminders; a goal that is left out is none. */
    @PutMapping
    ResponseEntity<SettingsForm> change(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SettingsForm wish) {
        return tagged(settings.change(Learner.of(token), IfMatch.of(ifMatch), wish));
    }

    private static ResponseEntity<SettingsForm> tagged(LearningSettings settings) {
        return ResponseEntity.ok().eTag(settings.tag()).body(SettingsForm.of(settings));
    }
}
