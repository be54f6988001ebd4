package dev.backroad.identity.account;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An account as its owner sees it.
 *
 * @param emailConfirmed always true: an account comes to be when its address is confirmed
 */
public record AccountView(
        UUID id,
        String username,
        String displayName,
        String email,
        boolean emailConfirmed,
        List<String> roles) {

    public static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.username(),
                account.displayName(),
                account.email(),
                true,
                account.roles().stream()
                        .sorted()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
