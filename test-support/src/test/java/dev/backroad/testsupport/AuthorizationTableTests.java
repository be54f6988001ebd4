package dev.backroad.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTableTests {

    @Test
    void saysWhichScopeAnOperationNeeds() {
        var table = table("# who may what", "", "GET /api/v1/things things:read");

        assertThat(table.scopes()).containsOnlyKeys("GET /api/v1/things");
        assertThat(table.scopes()).containsValue("things:read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AuthorizationTableTests#noSuchTest",
                "NoSuchTests#saysWhichScopeAnOperationNeeds",
                "AuthorizationTableTests#table",
                "AuthorizationTableTests"
            })
    void demandsATestForAnObjectOfSomebody(String proof) {
        var table = table("GET /api/v1/things/{id} things:read " + proof);

        assertThat(table.unproven()).containsExactly("GET /api/v1/things/{id}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/things/{id} things:read"
                        + " AuthorizationTableTests#saysWhichScopeAnOperationNeeds",
                "GET /api/v1/things/{id} public",
                "POST /graphql public",
                "GET /api/v1/things/{id} operations",
                "GET /api/v1/things things:read"
            })
    void demandsNoMoreThanThat(String line) {
        assertThat(table(line).unproven()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- GET /api/v1/things it would be nice",
                "- GET /page",
                "ANY /api/v1/things things:read",
                "GET /page things:read",
                "GET /api/v1/things"
            })
    void exemptsNoOperationAndNothingWithoutAReason(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(line))
                .withMessageContaining(line);
    }

    private static AuthorizationTable table(String... lines) {
        return AuthorizationTable.of(List.of(lines));
    }
}
