package dev.backroad.progress.history;

import static java.util.stream.Collectors.toMap;

import dev.backroad.messaging.SentEvent;
import dev.backroad.messaging.SentEvents;
import dev.backroad.progress.history.Journey.Event;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts together what happened, which stays, and what the outbox still knows of it. */
@Component
class JourneyReading {

    private final HistoryTable history;
    private final SentEvents outbox;
    private final TraceLinks traces;

    JourneyReading(HistoryTable history, SentEvents outbox, TraceLinks traces) {
        this.history = history;
        this.outbox = outbox;
        this.traces = traces;
    }

    /** Reads the newest journeys that are older than the given one. */
    List<Journey> olderThan(long sequence, UUID enrollment, int limit) {
        var entries = history.toldOlderThan(sequence, enrollment, limit);
        var numbers = entries.stream().map(HistoryEntry::sequence).toList();
        var sent =
                outbox.of(enrollment.toString(), numbers).stream()
                        .collect(toMap(SentEvent::sequence, it -> Event.of(it, traces)));
        return entries.stream()
                .map(entry -> Journey.of(entry, sent.get(entry.sequence())))
                .toList();
    }
}
