package dev.backroad.catalog.cache;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads with one unchanging sight of the database. With PostgreSQL's default (READ COMMITTED) each
 * statement sees what was committed before it, and a view that takes four of them could be half old
 * and half new, and stay in the cache like that.
 *
 * <p>Always a transaction of its own: a writer who reads must not put into the cache what is not
 * committed and may never be.
 */
@Component
class Snapshot {

    @Transactional(
            readOnly = true,
            isolation = Isolation.REPEATABLE_READ,
            propagation = Propagation.REQUIRES_NEW)
    public <T> T read(Supplier<T> work) {
        return work.get();
    }
}
