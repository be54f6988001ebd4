package dev.backroad.progress.catalog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready before the first roadmap has arrived: until then nobody could enrol in anything. */
@Component("catalog-copy")
class CatalogCopyHealth implements HealthIndicator {

    private final CatalogCopy catalog;

    /** Roadmaps are never deleted, so that one look is enough. */
    private volatile boolean seen;

    CatalogCopyHealth(CatalogCopy catalog) {
        this.catalog = catalog;
    }

    @Override
    public Health health() {
        if (!seen) {
            seen = !catalog.isEmpty();
        }
        return seen
                ? Health.up().build()
                : Health.outOfService().withDetail("awaits", "catalog.roadmaps").build();
    }
}
