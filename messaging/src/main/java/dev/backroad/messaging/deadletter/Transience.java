package dev.backroad.messaging.deadletter;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures that heal by waiting from those that never will. */
final class Transience {

    /**
     * SQL states that blame the data: values out of range or of the wrong form (22), broken
     * constraints (23), too large for an index (54). All others tell of the database's own state
     * (away, full, read-only, a table that is being migrated), and that changes without the record.
     */
    private static final Set<String> BLAMES_THE_DATA = Set.of("22", "23", "54");

    private Transience() {}

    /** Returns whether a cause, however deep, is that a store or the broker cannot serve now. */
    static boolean of(Throwable failure) {
        return Reason.causes(failure).anyMatch(Transience::heals);
    }

    private static boolean heals(Throwable cause) {
        return switch (cause) {
            case SQLException database -> !blamesTheData(database);
            case TransientDataAccessException busy -> true;
            case RecoverableDataAccessException lost -> true;
            case DataAccessResourceFailureException away -> true;
            case CannotCreateTransactionException away -> true;
            case TransactionSystemException lost -> true;
            case RetriableException broker -> true;
            case IOException network -> true;
            case TimeoutException late -> true;
            default -> false;
        };
    }

    private static boolean blamesTheData(SQLException database) {
        var state = database.getSQLState();
        return state != null
                && state.length() > 2
                && BLAMES_THE_DATA.contains(state.substring(0, 2));
    }
}
