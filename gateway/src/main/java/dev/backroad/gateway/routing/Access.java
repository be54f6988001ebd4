package dev.backroad.gateway.routing;

import java.util.Set;
import org.springframework.http.HttpMethod;

/** Who may use a route. The service behind it checks again, scope by scope. */
public enum Access {
    /**
     * The part has its own sign-in rules and its own cookies; the gateway only passes requests on.
     */
    ITS_OWN_RULES,
    /** Everybody may read, writing needs a signed-in user or a bearer token. */
    PUBLIC_READS,
    /** The same, and everybody may POST, too: the body is a question and changes nothing. */
    PUBLIC_QUERIES,
    /** Every request needs a signed-in user or a bearer token. */
    SIGNED_IN;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    boolean isOpenFor(HttpMethod method) {
        return switch (this) {
            case ITS_OWN_RULES -> true;
            case PUBLIC_READS -> READS.contains(method);
            case PUBLIC_QUERIES -> READS.contains(method) || method.equals(HttpMethod.POST);
            case SIGNED_IN -> false;
        };
    }
}
