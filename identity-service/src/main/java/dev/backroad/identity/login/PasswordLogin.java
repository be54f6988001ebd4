package dev.backroad.identity.login;

import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.account.HashingBusyException;
import dev.backroad.identity.brake.ClientAddress;
import dev.backroad.identity.brake.GuessingBrake;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a username and a password, unless too many wrong ones came before. Unknown usernames cost
 * a hash, too, so that nobody learns by the clock who has an account.
 */
@Component
final class PasswordLogin implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final GuessingBrake brake;

    PasswordLogin(Accounts accounts, PasswordEncoder hashing, GuessingBrake brake) {
        this.passwords = new DaoAuthenticationProvider(accounts::loadUserByUsername);
        this.passwords.setPasswordEncoder(hashing);
        this.passwords.setUserDetailsPasswordService(accounts);
        this.brake = brake;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var network = networkOf(attempt);
        brake.count(attempt.getName(), network);
        try {
            var person = passwords.authenticate(attempt);
            brake.succeeded(attempt.getName(), network);
            return person;
        } catch (HashingBusyException busy) {
            brake.takeBack(attempt.getName(), network);
            throw busy;
        } catch (InternalAuthenticationServiceException failed) {
            // The database is away; the password may have been right.
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static String networkOf(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web
                ? new ClientAddress(web.getRemoteAddress()).network()
                : "";
    }
}
