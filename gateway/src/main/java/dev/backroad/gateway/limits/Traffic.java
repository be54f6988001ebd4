package dev.backroad.gateway.limits;

import java.util.Locale;

/** Kinds of requests by what they cost us, and so by how many of them one caller may send. */
public enum Traffic {
    /** Passwords, codes and registrations, which strangers guess: not without being counted. */
    SIGN_IN,
    /** Pages on the way there, which leave a session in a database for who brings no cookie. */
    SIGN_IN_PAGES,
    /** All that is known about somebody, out of every service. */
    EXPORTS,
    /** What operators do. */
    OPERATIONS,
    /** Live streams: each costs a connection for as long as it is open. */
    STREAMS,
    /** Every other change. */
    WRITES,
    /** Every other question to a service. */
    READS,
    /** Requests with credentials that were no good, or with none where they are needed. */
    REFUSALS;

    /**
     * Whether it stops while Redis cannot count: better nobody signs in for a moment than somebody
     * tries all passwords. Everything else goes on uncounted.
     */
    boolean failsClosed() {
        return this == SIGN_IN;
    }

    /** As in the settings and in the headers. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
