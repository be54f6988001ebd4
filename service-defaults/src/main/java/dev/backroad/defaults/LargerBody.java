package dev.backroad.defaults;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that takes more than the 1 MiB that others take. The gateway has to let it pass, too
 * (its {@code BodySizes}).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LargerBody {

    /** The largest. */
    int mebibytes();
}
