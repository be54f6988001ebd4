package dev.backroad.identity.access;

import dev.backroad.defaults.AccountId;
import dev.backroad.defaults.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows people where they are signed in and what acts for them, and lets them end it. */
@RestController
@RequestMapping("/api/v1/account")
class AccessController {

    /** All of somebody's sessions; they expire, so that there is no next page. */
    record SessionList(List<SessionView> items, @Nullable String next) {}

    /** All of somebody's grants; they expire, so that there is no next page. */
    record GrantList(List<GrantView> items, @Nullable String next) {}

    private final BrowserSessions sessions;
    private final ProgramGrants grants;

    AccessController(BrowserSessions sessions, ProgramGrants grants) {
        this.sessions = sessions;
        this.grants = grants;
    }

    /** Lists where one is signed in. */
    @GetMapping("/sessions")
    SessionList sessions(@AuthenticationPrincipal Jwt token) {
        return new SessionList(sessions.of(AccountId.ofPerson(token)), null);
    }

    /** Signs out one of one's sessions. */
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        if (!sessions.end(AccountId.ofPerson(token), id)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "session-not-found", "You have no such session.");
        }
    }

    /** Lists the applications that may act for one. */
    @GetMapping("/grants")
    GrantList grants(@AuthenticationPrincipal Jwt token) {
        return new GrantList(grants.of(AccountId.ofPerson(token)), null);
    }

    /** Takes an application's permission back. */
    @DeleteMapping("/grants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endGrant(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        if (!grants.end(AccountId.ofPerson(token), id)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "grant-not-found", "You have no such grant.");
        }
    }
}
