package dev.backroad.identity.demo;

import dev.backroad.identity.account.AccountRegistration;
import dev.backroad.identity.account.NewAccount;
import dev.backroad.identity.account.Role;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Registers the three people of every example, unless they are there already. */
final class DemoAccounts implements ApplicationRunner {

    private final AccountRegistration registration;

    DemoAccounts(AccountRegistration registration) {
        this.registration = registration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        register("learner", "Lena Learner", Set.of(Role.LEARNER));
        register("editor", "Emil Editor", Set.of(Role.LEARNER, Role.EDITOR));
        register("operator", "Olga Operator", Set.of(Role.LEARNER, Role.OPERATOR));
    }

    private void register(String username, String displayName, Set<Role> roles) {
        registration.register(
                new NewAccount(
                        username,
                        displayName,
                        username + "@backroad.test",
                        username + "-demo",
                        roles));
    }
}
