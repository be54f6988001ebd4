package dev.backroad.catalog.topic;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An address that a reader may follow: http or https and a host, in the characters that an address
 * may have. No user name, which makes one host look like another. Null is valid.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddressRule.class)
public @interface WebAddress {

    /** What is wrong. */
    String message() default
            "is no web address: http:// or https:// and a host, without a user name; letters"
                    + " outside ASCII are written as %C3%BC, and in the host as xn--";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};
}
