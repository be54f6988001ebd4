package dev.backroad.progress.activity;

import static org.springframework.format.annotation.DateTimeFormat.ISO.DATE;

import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.names.Slug;
import dev.backroad.progress.settings.CalendarDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of what a learner did, and how long. */
@RestController
class ActivityController {

    /** How long the learner learned a topic today. */
    record TimeRequest(
            @NotNull
                    @Size(max = Slug.LONGEST)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.REFUSAL)
                    String topic,
            @NotNull @Min(1) @Max(1440) Integer minutes) {}

    /** What was taken down. */
    record TimeView(UUID id, String topic, int minutes, LocalDate day, Instant notedAt) {}

    private final ActivityReading reading;
    private final TimeSpent timeSpent;

    ActivityController(ActivityReading reading, TimeSpent timeSpent) {
        this.reading = reading;
        this.timeSpent = timeSpent;
    }

    /** Reads one's calendar of activity and streaks, by the days of one's own time zone. */
    @GetMapping("/api/v1/activity")
    ActivityView activity(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @DateTimeFormat(iso = DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DATE) @Nullable LocalDate to) {
        CalendarDay.demand("from", from);
        CalendarDay.demand("to", to);
        return reading.of(Learner.of(token), from, to);
    }

    /** Notes time that one has spent on a topic. */
    @PostMapping("/api/v1/time-entries")
    @ResponseStatus(HttpStatus.CREATED)
    TimeView note(@AuthenticationPrincipal Jwt token, @Valid @RequestBody TimeRequest spent) {
        var entry = timeSpent.note(Learner.of(token), spent.topic(), spent.minutes());
        return new TimeView(
                entry.id(), entry.topic(), entry.minutes(), entry.day(), entry.notedAt());
    }
}
