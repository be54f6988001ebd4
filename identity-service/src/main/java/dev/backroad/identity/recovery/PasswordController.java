package dev.backroad.identity.recovery;

import dev.backroad.identity.account.Account;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.account.HashingBusyException;
import dev.backroad.identity.account.PasswordRules;
import dev.backroad.identity.account.Passwords;
import dev.backroad.identity.brake.ClientAddress;
import dev.backroad.identity.brake.GuessingBrake;
import dev.backroad.identity.signon.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which somebody who is signed in changes the password; it asks for the old one. */
@Controller
class PasswordController {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordReplacement replacement;
    private final GuessingBrake brake;
    private final SingleSignOn signOn;

    PasswordController(
            Accounts accounts,
            Passwords passwords,
            PasswordReplacement replacement,
            GuessingBrake brake,
            SingleSignOn signOn) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.replacement = replacement;
        this.brake = brake;
        this.signOn = signOn;
    }

    @GetMapping("/identity/password")
    ModelAndView form(@RequestParam Optional<String> changed, Principal person) {
        return accounts.ofSubject(person.getName())
                .map(account ->
                        page(HttpStatus.OK, account, Map.of())
                                .addObject("changed", changed.isPresent()))
                .orElseGet(() -> new ModelAndView("redirect:/login"));
    }

    @PostMapping("/identity/password")
    ModelAndView change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            Principal person,
            HttpServletRequest request) {
        return accounts.ofSubject(person.getName())
                .map(account -> change(account, current, password, request))
                .orElseGet(() -> new ModelAndView("redirect:/login"));
    }

    private ModelAndView change(
            Account account, String current, String password, HttpServletRequest request) {
        var problem = PasswordRules.problem(password, account.username());
        if (problem.isPresent()) {
            return page(HttpStatus.BAD_REQUEST, account, Map.of("password", problem.get()));
        }
        if (!isRight(account, current, ClientAddress.of(request).network())) {
            return page(
                    HttpStatus.BAD_REQUEST,
                    account,
                    Map.of("current", "This is not your current password."));
        }
        var sid = signOn.sidOf(request).orElse("");
        replacement.change(account, passwords.hash(password), sid);
        request.changeSessionId();
        return new ModelAndView("redirect:/identity/password?changed");
    }

    /** Whoever finds an open browser must not guess faster here than at the sign-in. */
    private boolean isRight(Account account, String current, String network) {
        brake.count(account.username(), network);
        try {
            var right = passwords.isRight(account.id(), current);
            if (right) {
                brake.succeeded(account.username(), network);
            }
            return right;
        } catch (HashingBusyException busy) {
            brake.takeBack(account.username(), network);
            throw busy;
        }
    }

    private static ModelAndView page(
            HttpStatus status, Account account, Map<String, String> errors) {
        return new ModelAndView("password", status)
                .addObject("username", account.username())
                .addObject("errors", errors)
                .addObject("changed", false);
    }
}
