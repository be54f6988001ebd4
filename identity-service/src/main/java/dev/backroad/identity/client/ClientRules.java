package dev.backroad.identity.client;

import dev.backroad.identity.account.ReadableText;
import dev.backroad.identity.token.Scopes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * What a client must be. It speaks for people or for itself, never for both: two programs, two
 * clients (RFC 9700, 2.1 and 4.12, on redirect URIs).
 */
final class ClientRules implements Validator {

    static final String CODE = "authorization_code";
    static final String MACHINE = "client_credentials";
    static final String REFRESH = "refresh_token";

    /** What only people have or do; a machine gets none of it. */
    private static final Set<String> PERSONAL =
            Set.of("openid", "profile", "email", "account:read", "account:write", "operations");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int LONGEST_URI = 500;
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public boolean supports(Class<?> type) {
        return NewClient.class == type;
    }

    @Override
    public void validate(Object target, Errors errors) {
        var client = (NewClient) target;
        checkText("name", client.name(), errors);
        checkText("description", client.description(), errors);
        checkGrantTypes(client, errors);
        checkScopes(client, errors);
        checkUris("redirectUris", client.redirectUris(), errors);
        checkUris("postLogoutRedirectUris", client.postLogoutRedirectUris(), errors);
        if (client.mayUse(CODE) == client.redirectUris().isEmpty()) {
            refuse(errors, "redirectUris", "go with authorization_code: both or none");
        }
    }

    private static void checkGrantTypes(NewClient client, Errors errors) {
        if (!Set.of(CODE, MACHINE, REFRESH).containsAll(client.grantTypes())) {
            refuse(
                    errors,
                    "grantTypes",
                    "are authorization_code, client_credentials, refresh_token");
        } else if (client.mayUse(MACHINE) && client.grantTypes().size() > 1) {
            refuse(errors, "grantTypes", "has client_credentials alone: register two clients");
        } else if (client.mayUse(REFRESH) && !client.mayUse(CODE)) {
            refuse(errors, "grantTypes", "has refresh_token only beside authorization_code");
        } else if (!client.confidential() && !client.grantTypes().equals(List.of(CODE))) {
            refuse(
                    errors,
                    "grantTypes",
                    "of a client without a secret is authorization_code alone");
        }
    }

    private static void checkScopes(NewClient client, Errors errors) {
        var known = Scopes.all();
        for (var index = 0; index < client.scopes().size(); index++) {
            var scope = client.scopes().get(index);
            if (!known.contains(scope)) {
                refuse(errors, "scopes[" + index + "]", "is no scope of ours");
            } else if (client.mayUse(MACHINE) && PERSONAL.contains(scope)) {
                refuse(errors, "scopes[" + index + "]", "is for people, not for machines");
            }
        }
    }

    private static void checkUris(String field, List<String> uris, Errors errors) {
        for (var index = 0; index < uris.size(); index++) {
            if (!isSafe(uris.get(index))) {
                refuse(
                        errors,
                        field + "[" + index + "]",
                        "must be an absolute https URI, or http on this machine, without fragment,"
                                + " wildcard and user");
            }
        }
    }

    /** Compared letter by letter later, so that no pattern has a place in it. */
    static boolean isSafe(String text) {
        if (text.length() > LONGEST_URI || text.contains("*") || text.contains(",")) {
            return false;
        }
        try {
            var uri = new URI(text).parseServerAuthority();
            return uri.getHost() != null
                    && uri.getPort() <= HIGHEST_PORT
                    && text.chars().allMatch(letter -> letter < 128)
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme())
                                    && LOOPBACK.contains(uri.getHost())));
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /** People read it before they consent: no sign in it is invisible or turns others around. */
    private static void checkText(String field, String text, Errors errors) {
        if (!text.isEmpty() && !ReadableText.is(text)) {
            refuse(errors, field, "must be readable, without invisible or control characters");
        }
    }

    private static void refuse(Errors errors, String field, String reason) {
        errors.rejectValue(field, "invalid", reason);
    }
}
