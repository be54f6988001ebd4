package dev.backroad.identity.registration;

import dev.backroad.identity.account.PasswordRules;
import dev.backroad.identity.account.Passwords;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page behind a mailed link, which opens an account. */
@Controller
class ConfirmationController {

    private final Registration registration;
    private final Passwords passwords;

    ConfirmationController(Registration registration, Passwords passwords) {
        this.registration = registration;
        this.passwords = passwords;
    }

    /** Only shows a button: programs that look through mail open links, too. */
    @GetMapping("/identity/confirm")
    ModelAndView ask(@RequestParam(defaultValue = "") String token) {
        return registration
                .applicationOf(token)
                .map(wanted -> page(HttpStatus.OK, token, wanted, Map.of()))
                .orElseGet(ConfirmationController::dead);
    }

    @PostMapping("/identity/confirm")
    ModelAndView confirm(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password) {
        return registration
                .applicationOf(token)
                .filter(registration::needsNewPassword)
                .map(wanted -> confirm(token, wanted, password))
                .orElseGet(() -> after(registration.confirm(token)));
    }

    private ModelAndView confirm(String token, Application wanted, String password) {
        return PasswordRules.problem(password, wanted.username())
                .map(wrong ->
                        page(HttpStatus.BAD_REQUEST, token, wanted, Map.of("password", wrong)))
                .orElseGet(() -> after(registration.confirm(token, passwords.hash(password))));
    }

    private ModelAndView page(
            HttpStatus status, String token, Application wanted, Map<String, String> errors) {
        return new ModelAndView("confirm", status)
                .addObject("token", token)
                .addObject("username", wanted.username())
                .addObject("newPassword", registration.needsNewPassword(wanted))
                .addObject("errors", errors);
    }

    private static ModelAndView after(Registration.Outcome outcome) {
        return switch (outcome) {
            case WELCOME -> new ModelAndView("redirect:/login?welcome");
            case ADDRESS_TAKEN -> new ModelAndView("redirect:/login?known");
            case NAME_TAKEN ->
                    RegistrationController.page(
                            HttpStatus.CONFLICT,
                            RegistrationForm.empty(),
                            Map.of(
                                    "username",
                                    "Somebody else took this username meanwhile. Choose another."));
            case LINK_DEAD -> dead();
        };
    }

    private static ModelAndView dead() {
        return new ModelAndView("dead-link", HttpStatus.GONE)
                .addObject("again", "/identity/register");
    }
}
