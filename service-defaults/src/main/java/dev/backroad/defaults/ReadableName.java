package dev.backroad.defaults;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name or title that others read: letters, digits and signs that can be seen, one space between
 * words, at least one letter or digit. Nothing invisible, nothing that turns the direction of its
 * neighbours. Null is valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ReadableNameRule.class)
public @interface ReadableName {

    /** The shortest, in characters as Unicode counts them. */
    int min() default 2;

    /** The longest. */
    int max() default 40;

    /** What is wrong. */
    String message() default
            "must have {min} to {max} visible characters, a letter or digit among them, and single"
                    + " spaces only between words";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};
}
