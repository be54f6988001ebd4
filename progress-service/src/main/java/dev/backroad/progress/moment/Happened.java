package dev.backroad.progress.moment;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A moment at which somebody can have learned here or at another Backroad: from 2020 on, which is
 * years before the first, and not after now, or a minute at most, since clocks differ. Null is
 * valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HappenedRule.class)
public @interface Happened {

    /** What is wrong. */
    String message() default "must be a moment from 2020 on that is not in the future";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};
}
