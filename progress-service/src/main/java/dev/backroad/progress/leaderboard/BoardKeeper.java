package dev.backroad.progress.leaderboard;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps Redis up to date: after each commit, and every second for what was missed. Whoever commits
 * does not wait for Redis, and does not fail with it.
 */
@Component
class BoardKeeper {

    private static final Logger log = LoggerFactory.getLogger(BoardKeeper.class);

    private final BoardSending sending;
    private final BoardMaking making;
    private final RedisBoards boards;
    private final RedisRest rest;
    private final InstantSource time;
    private final Set<Board> demanded = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isNudged = new AtomicBoolean();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    BoardKeeper(
            BoardSending sending,
            BoardMaking making,
            RedisBoards boards,
            RedisRest rest,
            InstantSource time) {
        this.sending = sending;
        this.making = making;
        this.boards = boards;
        this.rest = rest;
        this.time = time;
    }

    /** To be called in the transaction that changes a standing. */
    void sendAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        // Many commits are one reason to look.
                        if (!rest.isOn() && isNudged.compareAndSet(false, true)) {
                            Thread.ofVirtual()
                                    .name("leaderboard")
                                    .start(() -> unlessAway(BoardKeeper.this::send));
                        }
                    }
                });
    }

    /** Makes all boards anew, within the next seconds; returns which. */
    List<Board> remakeAll() {
        var all = Board.inRedis(time.instant());
        demanded.addAll(all);
        return all;
    }

    @Scheduled(initialDelay = 500, fixedDelay = 1_000)
    void keep() {
        unlessAway(() -> {
            send();
            makeWhatIsMissing();
        });
    }

    private void send() {
        oneAtATime.lock();
        try {
            isNudged.set(false);
            while (sending.sendSome()) {
                // there may be more
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void makeWhatIsMissing() {
        var run = boards.run();
        for (var board : Board.inRedis(time.instant())) {
            var isWhole = boards.madeIn(board).filter(run::equals).isPresent();
            if ((!isWhole || demanded.contains(board)) && making.make(board)) {
                demanded.remove(board);
            }
        }
    }

    private void unlessAway(Runnable work) {
        try {
            work.run();
            rest.end();
        } catch (DataAccessException | TransactionException away) {
            rest.begin(away);
        } catch (RuntimeException unexpected) {
            log.error("The leaderboard could not be kept up to date", unexpected);
        }
    }
}
