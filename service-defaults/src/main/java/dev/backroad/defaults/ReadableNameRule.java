package dev.backroad.defaults;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a name is readable. Public for Bean Validation, which makes it by itself. */
public final class ReadableNameRule implements ConstraintValidator<ReadableName, String> {

    /** Without the letters, marks and signs that have no shape: fillers, selectors, joiners. */
    private static final Pattern VISIBLE =
            Pattern.compile(
                    "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} &&[^\\u034f\\u115f\\u1160\\u17b4\\u17b5"
                            + "\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0"
                            + "\\x{e0100}-\\x{e01ef}]]++");

    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    /** At the edge a space cannot be seen; many marks on one letter cover the lines around it. */
    private static final Pattern UNSIGHTLY = Pattern.compile("^[ \\p{M}]|  | $|\\p{M}{4}");

    private int shortest = 2;
    private int longest = 40;

    @Override
    public void initialize(ReadableName wanted) {
        shortest = wanted.min();
        longest = wanted.max();
    }

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
        return name == null || (hasItsLength(name) && isReadable(name));
    }

    private boolean hasItsLength(String name) {
        var length = name.codePointCount(0, name.length());
        return length >= shortest && length <= longest;
    }

    /** The same without its length, for names that are made ready before they are judged. */
    public static boolean isReadable(String name) {
        return VISIBLE.matcher(name).matches()
                && LETTER_OR_DIGIT.matcher(name).find()
                && !UNSIGHTLY.matcher(name).find();
    }
}
