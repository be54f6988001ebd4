package dev.backroad.identity.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;

class ClientRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/callback",
                "https://app.example.org:8443/a?b=c",
                "http://127.0.0.1:8089/callback",
                "http://[::1]/callback",
                "http://localhost:3000/"
            })
    void acceptsSafeRedirectUris(String uri) {
        assertThat(ClientRules.isSafe(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/callback",
                "//app.example.org/callback",
                "app.example.org",
                "http://app.example.org/callback",
                "http://127.0.0.1.evil.example/",
                "https://app.example.org/#fragment",
                "https://*.example.org/",
                "https://app.example.org/*",
                "https://app.example.org@evil.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "myapp://callback",
                "https:",
                "https:///path",
                "https://a b.example/",
                "https://app.example.org/,https://evil.example/",
                "https://app.example.org/\nx",
                "file:///etc/passwd",
                "https://app.example.org:99999/callback",
                "https://app.example.org/c\u00e4llback"
            })
    void refusesOthers(String uri) {
        assertThat(ClientRules.isSafe(uri)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_code, true, true",
        "authorization_code|refresh_token, true, true",
        "authorization_code, false, true",
        "client_credentials, true, true",
        "authorization_code|refresh_token, false, false",
        "client_credentials, false, false",
        "client_credentials|authorization_code, true, false",
        "refresh_token, true, false",
        "password, true, false",
        "implicit, true, false"
    })
    void knowsWhichGrantTypesGoTogether(String types, boolean confidential, boolean accepted) {
        var grantTypes = List.of(types.split("\\|"));
        var uris =
                grantTypes.contains("authorization_code")
                        ? List.of("https://app.example.org/callback")
                        : List.<String>of();

        var errors = errors(client(uris, List.of(), grantTypes, confidential));

        assertThat(errors).hasSize(accepted ? 0 : 1).allMatch(field -> field.equals("grantTypes"));
    }

    @Test
    void keepsWhatIsForPeopleFromMachines() {
        var machine =
                client(
                        List.of(),
                        List.of(
                                "catalog:write",
                                "operations",
                                "account:write",
                                "openid",
                                "nothing"),
                        List.of("client_credentials"),
                        true);

        assertThat(errors(machine))
                .containsExactly("scopes[1]", "scopes[2]", "scopes[3]", "scopes[4]");
    }

    @Test
    void wantsARedirectUriForPeopleAndNoneForMachines() {
        assertThat(errors(client(List.of(), List.of(), List.of("authorization_code"), true)))
                .containsExactly("redirectUris");
        assertThat(
                        errors(
                                client(
                                        List.of("https://app.example.org/"),
                                        List.of(),
                                        List.of("client_credentials"),
                                        true)))
                .containsExactly("redirectUris");
    }

    /** People read the name before they consent; in the third, the rest would run backwards. */
    @ParameterizedTest
    @ValueSource(strings = {"App\0", "A\npp", "App\u202enope", "A\u200bpp", "App\ud800", "\ue000"})
    void takesNoNameThatShowsOtherwiseThanItIs(String name) {
        var named =
                new NewClient(
                        name,
                        name,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("client_credentials"),
                        true);

        assertThat(errors(named)).containsExactly("name", "description");
    }

    private static List<String> errors(NewClient client) {
        var errors = new BeanPropertyBindingResult(client, "newClient");
        new ClientRules().validate(client, errors);
        return errors.getFieldErrors().stream().map(FieldError::getField).toList();
    }

    private static NewClient client(
            List<String> uris, List<String> scopes, List<String> grantTypes, boolean confidential) {
        return new NewClient("App", "", uris, List.of(), scopes, grantTypes, confidential);
    }
}
