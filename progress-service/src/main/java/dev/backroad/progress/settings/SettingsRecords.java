package dev.backroad.progress.settings;

import dev.backroad.progress.accounts.PersonalRecords;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A learner's settings, the defaults if they have never set any. */
@Component
class SettingsRecords implements PersonalRecords {

    private final SettingsTable table;

    SettingsRecords(SettingsTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "learningSettings";
    }

    @Override
    public SettingsForm of(UUID learner) {
        return SettingsForm.of(table.find(learner));
    }

    @Override
    public void forget(UUID learner) {
        table.delete(learner);
    }
}
