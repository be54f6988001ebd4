package dev.backroad.identity.consent;

import dev.backroad.identity.login.PagePolicy;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks whether a program may act for somebody. Its forms go to the authorization endpoint, which
 * knows by the state what was asked and remembers what was allowed.
 */
@Controller
class ConsentController {

    private final Requests requests;

    ConsentController(Requests requests) {
        this.requests = requests;
    }

    @GetMapping("/identity/consent")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String state,
            Principal person,
            HttpServletResponse response) {
        return requests.find(state, person.getName())
                .map(request -> page(request, response))
                .orElseGet(() ->
                        new ModelAndView("refused", HttpStatus.BAD_REQUEST)
                                .addObject("reason", "no program waits for an answer here"));
    }

    private static ModelAndView page(Request request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PagePolicy.forFormsTo(request.origin()));
        return new ModelAndView("consent").addObject("asked", request);
    }
}
