package dev.backroad.identity.registration;

import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.PasswordRules;
import dev.backroad.identity.account.ReadableText;
import dev.backroad.identity.mail.EmailAddress;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What somebody typed who wants an account. */
record RegistrationForm(String username, String displayName, String email, String password) {

    private static final int LONGEST_NAME = 80;

    RegistrationForm {
        username = username.strip();
        displayName = Normalizer.normalize(displayName.strip(), Normalizer.Form.NFC);
        email = email.strip();
    }

    static RegistrationForm empty() {
        return new RegistrationForm("", "", "", "");
    }

    /**
     * Returns what is wrong, by field, in the order of the page.
     *
     * @param taken says whether somebody has a username. That may be told, as others see usernames
     *     anyway; who has an e-mail address is nobody's business
     */
    Map<String, String> errors(Predicate<String> taken) {
        var errors = new LinkedHashMap<String, String>();
        if (!NewAccount.isUsername(username)) {
            errors.put(
                    "username",
                    "Use 2 to 40 letters (a to z), digits, dots, dashes or underscores, and begin"
                            + " with a letter or a digit.");
        } else if (taken.test(username)) {
            errors.put("username", "This username is taken. Choose another.");
        }
        if (!ReadableText.is(displayName) || displayName.length() > LONGEST_NAME) {
            errors.put(
                    "displayName",
                    "Enter a name of 1 to " + LONGEST_NAME + " characters that can be read.");
        }
        if (!EmailAddress.isValid(email)) {
            errors.put("email", "Enter an e-mail address such as you@example.org.");
        }
        PasswordRules.problem(password, username)
                .ifPresent(problem -> errors.put("password", problem));
        return errors;
    }

    // Records print all their components; a password must never reach a log.
    @Override
    public String toString() {
        return "RegistrationForm[username=" + username + "]";
    }
}
