package dev.backroad.identity.deletion;

import dev.backroad.defaults.ProblemException;
import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets people delete their account. */
@RestController
class DeletionController {

    /** The own username, typed again: nobody deletes an account by mistake. */
    record DeletionRequest(@NotNull String username) {}

    private final Accounts accounts;
    private final AccountDeletion deletion;

    DeletionController(Accounts accounts, AccountDeletion deletion) {
        this.accounts = accounts;
        this.deletion = deletion;
    }

    /**
     * Deletes one's account and all that every service holds about one.
     *
     * <p>Accepted: here it is done, and the other services hear of it in a moment.
     */
    @PostMapping("/api/v1/account/deletion")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(@AuthenticationPrincipal Jwt token, @Valid @RequestBody DeletionRequest request) {
        var account =
                accounts.ofSubject(String.valueOf(token.getSubject()))
                        .orElseThrow(DeletionController::gone);
        if (!account.username().equalsIgnoreCase(request.username())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "username-differs",
                    "To delete the account, type its username.");
        }
        delete(account);
    }

    private void delete(Account account) {
        if (!deletion.delete(account)) {
            throw gone();
        }
    }

    private static ProblemException gone() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "account-not-found", "This account is deleted.");
    }
}
