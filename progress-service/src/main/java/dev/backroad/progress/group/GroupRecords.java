package dev.backroad.progress.group;

import dev.backroad.progress.accounts.PersonalRecords;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The groups of a learner, and what they share there. */
@Component
class GroupRecords implements PersonalRecords {

    private final GroupReading reading;
    private final Departure departure;

    GroupRecords(GroupReading reading, Departure departure) {
        this.reading = reading;
        this.departure = departure;
    }

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public List<GroupView> of(UUID learner) {
        return reading.lookAtAll(learner).stream().map(GroupView::of).toList();
    }

    /** The groups that they lead go on under who has been there longest. */
    @Override
    public void forget(UUID learner) {
        departure.departFromAll(learner);
    }
}
