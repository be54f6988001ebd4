package dev.backroad.identity.mail;

import java.util.regex.Pattern;

/** What we take for an e-mail address: as the HTML standard, with a dot in the domain. */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern VALID =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](-?[A-Za-z0-9]){0,62}"
                            + "(\\.[A-Za-z0-9](-?[A-Za-z0-9]){0,62})+");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && VALID.matcher(text).matches();
    }
}
