package dev.backroad.progress.names;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that others read: letters, digits and signs that can be seen, one space between words, at
 * least one letter or digit. Nothing invisible, nothing that turns the direction of its neighbours.
 * Null is valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ReadableNameRule.class)
public @interface ReadableName {

    /** The longest, in characters as Unicode counts them; the shortest is 2. */
    int max() default 40;

    /** What is wrong. */
    String message() default
            "must have 2 to {max} visible characters, a letter or digit among them, and single"
                    + " spaces only between words";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};
}
