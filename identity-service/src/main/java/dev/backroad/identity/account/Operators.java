package dev.backroad.identity.account;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes operators of the accounts that the setting names, by username or by address: at the start,
 * and when one of them is opened later. It takes the role from nobody.
 */
@Component
class Operators implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Operators.class);

    private final AccountRepository accounts;
    private final Set<String> named;

    Operators(AccountRepository accounts, @Value("${backroad.operators:}") Set<String> named) {
        this.accounts = accounts;
        this.named =
                named.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        appoint();
    }

    /** Whether an account would get the role. */
    boolean areToInclude(String username, String email) {
        return named.contains(username.toLowerCase(Locale.ROOT))
                || named.contains(email.toLowerCase(Locale.ROOT));
    }

    /** Gives the role to those who are named and do not have it; nobody gets it unnoticed. */
    void appoint() {
        if (!named.isEmpty()) {
            accounts.giveRole(Role.OPERATOR, named)
                    .forEach(username -> log.info("{} is an operator now", username));
        }
    }
}
