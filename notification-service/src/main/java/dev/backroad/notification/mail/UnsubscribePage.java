package dev.backroad.notification.mail;

import dev.backroad.notification.kind.Kind;
import dev.backroad.notification.kind.Language;
import dev.backroad.notification.kind.Texts;
import dev.backroad.notification.preferences.PreferenceKeeping;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Where the link in a mail leads. To look at it changes nothing, for programs that look for danger
 * open every link; to POST does, with whatever body, as mail programs do by themselves (RFC 8058).
 * Without a script, and without a sign-in.
 */
@Controller
class UnsubscribePage {

    private static final String PATH = "/unsubscribe/{token}";

    /** Our own style sheet and the one form, nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " form-action 'self'";

    private final UnsubscribeLinks links;
    private final PreferenceKeeping preferences;
    private final Texts texts;

    UnsubscribePage(UnsubscribeLinks links, PreferenceKeeping preferences, Texts texts) {
        this.links = links;
        this.preferences = preferences;
        this.texts = texts;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String ask(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            Model model,
            HttpServletResponse response) {
        return page(links.find(token), "unsubscribe.question", acceptLanguage, model, response);
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String stop(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String acceptLanguage,
            Model model,
            HttpServletResponse response) {
        var found = links.find(token);
        found.ifPresent(it ->
                Kind.of(it.kind()).ifPresent(kind -> preferences.stopMail(it.learnerId(), kind)));
        return page(found, "unsubscribe.done", acceptLanguage, model, response);
    }

    private String page(
            Optional<UnsubscribeLinks.Stopped> found,
            String sentence,
            @Nullable String acceptLanguage,
            Model model,
            HttpServletResponse response) {
        var own = found.map(it -> preferences.find(it.learnerId()).language());
        var language = Language.best(acceptLanguage, own.orElse(Language.ENGLISH));
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        model.addAttribute("language", language.tag());
        model.addAttribute("title", texts.say("unsubscribe.title", language));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("sentence", texts.say("unsubscribe.unknown", language));
            model.addAttribute("more", texts.say("unsubscribe.incomplete", language));
            return "unsubscribe";
        }
        var kind = texts.name(found.get().kind(), language);
        model.addAttribute("sentence", texts.say(sentence, language, kind));
        if (sentence.equals("unsubscribe.done")) {
            model.addAttribute("more", texts.say("unsubscribe.back", language));
        } else {
            model.addAttribute("button", texts.say("unsubscribe.button", language));
        }
        return "unsubscribe";
    }
}
