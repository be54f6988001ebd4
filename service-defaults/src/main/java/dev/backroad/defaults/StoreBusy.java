package dev.backroad.defaults;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;

/**
 * Tells a database that others keep busy from one that is away: who waits in vain for a lock, or
 * for one of the pool's connections while all are in use, has no reason to think that nobody
 * answers. Nothing was done then, and the same request may succeed a moment later.
 */
public final class StoreBusy {

    /** Of PostgreSQL: the time for a lock is up, a deadlock, no order in which both could be. */
    private static final Set<String> LOCKED = Set.of("55P03", "40P01", "40001");

    private StoreBusy() {}

    /** Whether it was that, at whatever depth. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable it = failure; it != null; it = it.getCause()) {
            if (isSign(it)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSign(Throwable failure) {
        return switch (failure) {
            case ConcurrencyFailureException _, QueryTimeoutException _ -> true;
            case SQLTransientConnectionException none -> allAreInUse(none);
            case SQLException refused ->
                    refused.getSQLState() != null && LOCKED.contains(refused.getSQLState());
            default -> false;
        };
    }

    /**
     * Hikari says the same of a pool whose connections are all in use and of one that can make
     * none; only the second has a cause, or counts no connection at all.
     */
    private static boolean allAreInUse(SQLTransientConnectionException none) {
        var count = String.valueOf(none.getMessage());
        return none.getCause() == null && count.contains("total=") && !count.contains("total=0");
    }
}
