package dev.backroad.identity.account;

import org.springframework.security.core.AuthenticationException;

/** More passwords are to be hashed than a machine can in reasonable time. Asking later helps. */
public final class HashingBusyException extends AuthenticationException {

    HashingBusyException(Throwable cause) {
        super("Too many passwords are waiting to be hashed", cause);
    }
}
