package dev.backroad.identity.login;

import dev.backroad.identity.account.HashingBusyException;
import dev.backroad.identity.brake.TooManyTriesException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asks people to wait, wherever they tried too often or too many try at once. */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class WaitPages {

    private static final long BUSY_SECONDS = 5;

    /** Reached by a forward from the login, which is a filter and has no page. */
    @RequestMapping(SignInAnswers.WAIT)
    String wait(@RequestAttribute(SignInAnswers.WAIT) AuthenticationException why) {
        throw why;
    }

    @ExceptionHandler
    ModelAndView on(TooManyTriesException why, HttpServletResponse response) {
        return page(HttpStatus.TOO_MANY_REQUESTS, why.seconds(), response);
    }

    @ExceptionHandler
    ModelAndView on(HashingBusyException why, HttpServletResponse response) {
        return page(HttpStatus.SERVICE_UNAVAILABLE, BUSY_SECONDS, response);
    }

    private static ModelAndView page(
            HttpStatus status, long seconds, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return new ModelAndView("wait", status)
                .addObject("tries", status == HttpStatus.TOO_MANY_REQUESTS)
                .addObject("wait", Wait.words(seconds));
    }
}
