package dev.backroad.progress.enrollment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backroad.progress.catalog.PublishedRoadmap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The versions of roadmaps that were asked for last. A version that somebody follows never changes,
 * so that its hundred topics need not be read for each of theirs that is moved.
 */
@Component
class KnownVersions {

    private record Key(UUID roadmapId, int version) {}

    private final Cache<Key, PublishedRoadmap> known =
            Caffeine.newBuilder().maximumSize(200).build();
    private final FollowedVersions followed;

    KnownVersions(FollowedVersions followed) {
        this.followed = followed;
    }

    /** Returns a version that somebody follows. */
    PublishedRoadmap get(UUID roadmapId, int version) {
        var key = new Key(roadmapId, version);
        var found = known.getIfPresent(key);
        return found == null ? remember(key, followed.get(roadmapId, version)) : found;
    }

    /** From the end of a transaction on: it may be the one that keeps the version, and fail. */
    private PublishedRoadmap remember(Key key, PublishedRoadmap roadmap) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            known.put(key, roadmap);
                        }
                    });
        } else {
            known.put(key, roadmap);
        }
        return roadmap;
    }
}
