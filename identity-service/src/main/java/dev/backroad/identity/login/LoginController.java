package dev.backroad.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Shows the pages; Spring Security handles what their forms send. */
@Controller
final class LoginController {

    private final UnfinishedAuthorization unfinished;
    private final boolean demo;

    LoginController(UnfinishedAuthorization unfinished, Environment environment) {
        this.unfinished = unfinished;
        this.demo = environment.acceptsProfiles(Profiles.of("local | compose"));
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (request.getUserPrincipal() != null && !unfinished.demandsLogin(request, response)) {
            return "redirect:" + unfinished.next(request, response);
        }
        unfinished
                .clientOrigin(request, response)
                .ifPresent(client ->
                        response.setHeader(
                                "Content-Security-Policy", PagePolicy.forFormsTo(client)));
        model.addAttribute("wrong", request.getParameter("error") != null);
        model.addAttribute("welcome", request.getParameter("welcome") != null);
        model.addAttribute("known", request.getParameter("known") != null);
        model.addAttribute("changed", request.getParameter("changed") != null);
        model.addAttribute("left", request.getParameter("logout") != null);
        model.addAttribute("demo", demo);
        return "login";
    }

    @GetMapping("/logout")
    String logout() {
        return "logout";
    }

    /** Reached by a forward when the form of a page came without its token. */
    @RequestMapping(NoSuchPage.EXPIRED)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String expired() {
        return "expired";
    }

    /** Reached by a forward from the authorization endpoint, whatever its method was. */
    @RequestMapping("/identity/refused")
    String refused(
            @RequestAttribute(name = "/identity/refused", required = false) String reason,
            Model model) {
        model.addAttribute("reason", reason);
        return "refused";
    }

    /** Reached by a forward from the logout endpoint. */
    @RequestMapping("/identity/refused-logout")
    String refusedLogout(
            @RequestAttribute(name = "/identity/refused-logout", required = false) String reason,
            Model model) {
        model.addAttribute("reason", reason);
        return "refused-logout";
    }
}
