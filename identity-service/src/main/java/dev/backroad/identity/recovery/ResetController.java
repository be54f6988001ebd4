package dev.backroad.identity.recovery;

import dev.backroad.identity.account.PasswordRules;
import dev.backroad.identity.account.Passwords;
import dev.backroad.identity.brake.ClientAddress;
import dev.backroad.identity.brake.MailBrake;
import dev.backroad.identity.mail.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages for whoever has forgotten a password. */
@Controller
class ResetController {

    private final PasswordReplacement replacement;
    private final Passwords passwords;
    private final MailBrake brake;

    ResetController(PasswordReplacement replacement, Passwords passwords, MailBrake brake) {
        this.replacement = replacement;
        this.passwords = passwords;
        this.brake = brake;
    }

    @GetMapping("/identity/reset")
    ModelAndView form() {
        return askPage(HttpStatus.OK, "", Map.of());
    }

    @PostMapping("/identity/reset")
    ModelAndView ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        var address = email.strip();
        if (!EmailAddress.isValid(address)) {
            return askPage(
                    HttpStatus.BAD_REQUEST,
                    address,
                    Map.of("email", "Enter an e-mail address such as you@example.org."));
        }
        brake.count(address, ClientAddress.of(request).network());
        replacement.ask(address);
        return new ModelAndView("redirect:/identity/reset/sent");
    }

    @GetMapping("/identity/reset/sent")
    ModelAndView sent() {
        return new ModelAndView("sent").addObject("lifetime", "30 minutes");
    }

    /** Uses nothing up: programs that look through mail open links, too. */
    @GetMapping("/identity/reset/password")
    ModelAndView open(@RequestParam(defaultValue = "") String token) {
        return replacement
                .ownerOf(token)
                .map(owner -> passwordPage(HttpStatus.OK, token, owner.username(), Map.of()))
                .orElseGet(ResetController::dead);
    }

    @PostMapping("/identity/reset/password")
    ModelAndView replace(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        var owner = replacement.ownerOf(token);
        if (owner.isEmpty()) {
            return dead();
        }
        var username = owner.get().username();
        var problem = PasswordRules.problem(password, username);
        if (problem.isPresent()) {
            var errors = Map.of("password", problem.get());
            return passwordPage(HttpStatus.BAD_REQUEST, token, username, errors);
        }
        var network = ClientAddress.of(request).network();
        return replacement.replace(token, passwords.hash(password), network)
                ? new ModelAndView("redirect:/login?changed")
                : dead();
    }

    private static ModelAndView askPage(
            HttpStatus status, String email, Map<String, String> errors) {
        return new ModelAndView("reset", status)
                .addObject("email", email)
                .addObject("errors", errors);
    }

    private static ModelAndView passwordPage(
            HttpStatus status, String token, String username, Map<String, String> errors) {
        return new ModelAndView("reset-password", status)
                .addObject("token", token)
                .addObject("username", username)
                .addObject("errors", errors);
    }

    private static ModelAndView dead() {
        return new ModelAndView("dead-link", HttpStatus.GONE).addObject("again", "/identity/reset");
    }
}
