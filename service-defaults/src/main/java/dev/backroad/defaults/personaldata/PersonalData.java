package dev.backroad.defaults.personaldata;

import java.util.UUID;

/** A service's one bean that says what it holds about a person. */
@FunctionalInterface
public interface PersonalData {

    /**
     * Returns all that the service holds about the owner of an account, as something that becomes
     * one JSON object; empty lists when it holds nothing.
     */
    Object of(UUID account);
}
