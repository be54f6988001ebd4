package dev.backroad.progress.moment;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Decides whether a moment has happened. Public for Bean Validation, for which Spring makes it. */
public final class HappenedRule implements ConstraintValidator<Happened, Instant> {

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration DIFFERENCE_OF_CLOCKS = Duration.ofMinutes(1);

    private final InstantSource time;

    HappenedRule(InstantSource time) {
        this.time = time;
    }

    @Override
    public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
        return moment == null
                || (!moment.isBefore(EARLIEST)
                        && !moment.isAfter(time.instant().plus(DIFFERENCE_OF_CLOCKS)));
    }
}
