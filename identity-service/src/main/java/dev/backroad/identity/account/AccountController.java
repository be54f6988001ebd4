package dev.backroad.identity.account;

import dev.backroad.defaults.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows people their account. */
@RestController
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Reads one's own account. */
    @GetMapping("/api/v1/account")
    AccountView mine(@AuthenticationPrincipal Jwt token) {
        return accounts.ofSubject(String.valueOf(token.getSubject()))
                .map(AccountView::of)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "account-not-found",
                                "This account is deleted."));
    }
}
