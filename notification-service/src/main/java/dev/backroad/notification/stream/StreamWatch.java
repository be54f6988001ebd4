package dev.backroad.notification.stream;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after all streams from time to time, whatever became of the signals. */
@Component
class StreamWatch {

    private static final Logger log = LoggerFactory.getLogger(StreamWatch.class);
    private static final int AT_ONCE = 1_000;

    private final OpenStreams streams;
    private final News news;
    private final StreamSettings settings;
    private final InstantSource time;

    StreamWatch(OpenStreams streams, News news, StreamSettings settings, InstantSource time) {
        this.streams = streams;
        this.news = news;
        this.settings = settings;
        this.time = time;
    }

    /** Finds what no signal told: one question for a thousand learners. */
    @Scheduled(fixedDelayString = "${backroad.stream.poll}")
    void poll() {
        var learners = new ArrayList<>(streams.all().keySet());
        try {
            for (int from = 0; from < learners.size(); from += AT_ONCE) {
                check(learners.subList(from, Math.min(learners.size(), from + AT_ONCE)));
            }
        } catch (DataAccessException away) {
            log.warn("Streams wait for the database: {}", away.getMessage());
        }
    }

    private void check(List<UUID> learners) {
        var newest = news.newest(learners);
        for (var learner : learners) {
            var open = streams.all().get(learner);
            var number = newest.get(learner);
            if (open != null && number != null) {
                open.wakeIfBehind(number);
            } else if (open != null) {
                open.open().forEach(stream -> stream.end(OpenStream.End.ACCOUNT, ""));
            }
        }
    }

    /** Tokens expire, and what is silent for long looks dead. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        var silentSince = time.instant().minus(settings.heartbeat());
        streams.all()
                .values()
                .forEach(all -> all.open().forEach(stream -> stream.look(silentSince)));
    }
}
