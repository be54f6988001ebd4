package dev.backroad.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTests {

    @Test
    void givesWhatItsRolesGive() {
        var learner = accountWith(Role.LEARNER);

        var entitled = learner.entitledTo(Set.of("progress:write", "catalog:write", "operations"));

        assertThat(entitled).containsExactly("progress:write");
    }

    @Test
    void addsUpItsRoles() {
        var editor = accountWith(Role.LEARNER, Role.EDITOR);

        var entitled = editor.entitledTo(Set.of("progress:write", "catalog:write", "operations"));

        assertThat(entitled).containsExactlyInAnyOrder("progress:write", "catalog:write");
    }

    @Test
    void leavesScopesOfNoRoleToTheClientsRegistration() {
        var operator = accountWith(Role.OPERATOR);

        var entitled = operator.entitledTo(Set.of("openid", "profile", "unheard-of"));

        assertThat(entitled).containsExactlyInAnyOrder("openid", "profile", "unheard-of");
    }

    private static Account accountWith(Role... roles) {
        return new Account(
                UUID.randomUUID(), "somebody", "Somebody", "somebody@example.test", Set.of(roles));
    }
}
