package dev.backroad.progress.review;

import static org.springframework.format.annotation.DateTimeFormat.ISO.DATE;

import dev.backroad.defaults.Cursor;
import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.review.ReviewCards.Place;
import dev.backroad.progress.review.Reviewing.Seen;
import dev.backroad.progress.settings.CalendarDay;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of reviews. */
@RestController
@RequestMapping(ReviewController.PATH)
class ReviewController {

    static final String PATH = "/api/v1/reviews";

    /** How well the learner remembered. */
    record AnswerRequest(@NotNull Rating rating) {}

    /** A page of what is due. */
    record ReviewPage(List<ReviewView> items, @Nullable String next) {}

    private final Reviewing reviewing;

    ReviewController(Reviewing reviewing) {
        this.reviewing = reviewing;
    }

    /**
     * Lists the topics to review on a day.
     *
     * <p>On no day more than the learner's settings say.
     */
    @GetMapping
    ResponseEntity<ReviewPage> due(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @DateTimeFormat(iso = DATE) @Nullable LocalDate due,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        CalendarDay.demand("due", due);
        var question = "reviews " + due;
        var place = Cursor.read(after, question, ReviewController::place);
        var found = reviewing.due(Learner.of(token), due, place, limit + 1);
        var page = found.stream().limit(limit).toList();
        var next = found.size() > limit ? cursor(question, page.getLast()) : null;
        var answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(HttpHeaders.LINK, link(due, limit, next));
        }
        return answer.body(new ReviewPage(page.stream().map(ReviewView::of).toList(), next));
    }

    private static String link(@Nullable LocalDate due, int limit, String next) {
        var day = due == null ? "" : "&due=" + due;
        return "<%s?limit=%d&after=%s%s>; rel=\"next\"".formatted(PATH, limit, next, day);
    }

    private static Place place(List<String> parts) {
        var day = LocalDate.ofEpochDay(Integer.parseInt(parts.get(0)));
        if (day.getYear() > 9999 || day.getYear() < 0) {
            throw new IllegalArgumentException("on nobody's calendar");
        }
        return new Place(day, UUID.fromString(parts.get(1)));
    }

    private static String cursor(String question, Seen last) {
        return Cursor.at(question, last.card().dueOn().toEpochDay(), last.card().id());
    }

    /**
     * Answers a review, which decides when the topic is due again.
     *
     * <p>A second click must not count: either If-Match names the state that was answered to, or an
     * Idempotency-Key makes the two requests one.
     */
    @PostMapping("/{id}/answers")
    ResponseEntity<ReviewView> answer(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AnswerRequest answer,
            HttpServletRequest request) {
        var isKeyed = request.getHeader("Idempotency-Key") != null;
        var seen =
                isKeyed && ifMatch == null
                        ? Optional.<IfMatch>empty()
                        : Optional.of(IfMatch.of(ifMatch));
        var after = reviewing.answer(Learner.of(token), id, seen, answer.rating());
        return ResponseEntity.ok().eTag(after.card().tag()).body(ReviewView.of(after));
    }
}
