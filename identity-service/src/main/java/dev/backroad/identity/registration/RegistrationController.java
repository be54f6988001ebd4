package dev.backroad.identity.registration;

import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.account.Passwords;
import dev.backroad.identity.brake.ClientAddress;
import dev.backroad.identity.brake.MailBrake;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on the way to an account. */
@Controller
class RegistrationController {

    private final Registration registration;
    private final Accounts accounts;
    private final Passwords passwords;
    private final MailBrake brake;

    RegistrationController(
            Registration registration, Accounts accounts, Passwords passwords, MailBrake brake) {
        this.registration = registration;
        this.accounts = accounts;
        this.passwords = passwords;
        this.brake = brake;
    }

    @GetMapping("/identity/register")
    ModelAndView form() {
        return page(HttpStatus.OK, RegistrationForm.empty(), Map.of());
    }

    @PostMapping("/identity/register")
    ModelAndView apply(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        var form = new RegistrationForm(username, displayName, email, password);
        var errors = form.errors(accounts::isTaken);
        if (!errors.isEmpty()) {
            return page(HttpStatus.BAD_REQUEST, form, errors);
        }
        brake.count(form.email(), ClientAddress.of(request).network());
        registration.apply(form, passwords.hash(form.password()));
        return new ModelAndView("redirect:/identity/register/sent");
    }

    static ModelAndView page(HttpStatus status, RegistrationForm form, Map<String, String> errors) {
        return new ModelAndView("register", status)
                .addObject("form", form)
                .addObject("errors", errors);
    }

    @GetMapping("/identity/register/sent")
    ModelAndView sent() {
        return new ModelAndView("sent").addObject("lifetime", "24 hours");
    }
}
