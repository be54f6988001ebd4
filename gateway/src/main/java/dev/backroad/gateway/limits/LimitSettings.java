package dev.backroad.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The limit of each kind of traffic; their numbers are in application.yml. */
@ConfigurationProperties("backroad.limits")
record LimitSettings(
        Limit signIn,
        Limit signInPages,
        Limit exports,
        Limit operations,
        Limit streams,
        Limit writes,
        Limit reads,
        Limit refusals) {

    Limit of(Traffic traffic) {
        return switch (traffic) {
            case SIGN_IN -> signIn;
            case SIGN_IN_PAGES -> signInPages;
            case EXPORTS -> exports;
            case OPERATIONS -> operations;
            case STREAMS -> streams;
            case WRITES -> writes;
            case READS -> reads;
            case REFUSALS -> refusals;
        };
    }
}
