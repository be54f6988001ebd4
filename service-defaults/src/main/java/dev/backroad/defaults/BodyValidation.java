package dev.backroad.defaults;

import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.executable.ExecutableValidator;
import org.hibernate.validator.HibernateValidatorFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells all that is wrong with a body of usual size, and what is wrong in the first place that has
 * something wrong with a large one: Hibernate Validator compares each violation with all others, so
 * that lists of lists would keep a processor for minutes. How long one list may be is for {@link
 * BoundedLists}.
 */
final class BodyValidation extends SpringValidatorAdapter {

    /** Of a body, in bytes: not many hundred violations fit into it. */
    static final int USUAL = 8 * 1024;

    private final SpringValidatorAdapter first;

    BodyValidation(ValidatorFactory all) {
        super(all.getValidator());
        this.first =
                new SpringValidatorAdapter(
                        all.unwrap(HibernateValidatorFactory.class)
                                .usingContext()
                                .failFast(true)
                                .getValidator());
    }

    @Override
    public void validate(Object body, Errors errors) {
        if (isLarge()) {
            first.validate(body, errors);
        } else {
            super.validate(body, errors);
        }
    }

    /** As {@link SmartValidator} has it, for bodies with groups. */
    @Override
    public void validate(Object body, Errors errors, Object... groups) {
        if (isLarge()) {
            first.validate(body, errors, groups);
        } else {
            super.validate(body, errors, groups);
        }
    }

    /** For operations that validate their other parameters, too. */
    @Override
    public ExecutableValidator forExecutables() {
        return isLarge() ? first.forExecutables() : super.forExecutables();
    }

    /** Spring MVC asks for it where an operation validates its other parameters. */
    @Override
    public <T> T unwrap(@Nullable Class<T> type) {
        return type == Validator.class ? type.cast(this) : super.unwrap(type);
    }

    private static boolean isLarge() {
        if (!(RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes now)) {
            return false;
        }
        long length = now.getRequest().getContentLengthLong();
        // A body without a length may have any.
        return length > USUAL
                || (length < 0 && now.getRequest().getHeader("Transfer-Encoding") != null);
    }
}
