package dev.backroad.progress.moment;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides whether a moment has happened. Public for Bean Validation, which makes it by itself. */
public final class HappenedRule implements ConstraintValidator<Happened, Instant> {

    private static final Duration DIFFERENCE_OF_CLOCKS = Duration.ofMinutes(1);

    @Override
    public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
        return moment == null || (!moment.isBefore(Instant.EPOCH) && !isAhead(moment, context));
    }

    private static boolean isAhead(Instant moment, ConstraintValidatorContext context) {
        var now = context.getClockProvider().getClock().instant();
        return moment.isAfter(now.plus(DIFFERENCE_OF_CLOCKS));
    }
}
