package dev.backroad.progress.achievement;

import dev.backroad.progress.accounts.PersonalRecords;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a learner has earned, and when. */
@Component
class AchievementRecords implements PersonalRecords {

    private final AchievementTable table;

    AchievementRecords(AchievementTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "achievements";
    }

    @Override
    public Map<String, Instant> of(UUID learner) {
        var earned = new TreeMap<String, Instant>();
        table.earned(learner).forEach((each, at) -> earned.put(each.word(), at));
        return earned;
    }

    @Override
    public void forget(UUID learner) {
        table.delete(learner);
    }
}
