package dev.backroad.progress.accounts;

import dev.backroad.defaults.personaldata.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What we hold about a learner, feature by feature. */
@Component
class LearnerData implements PersonalData {

    private final List<PersonalRecords> records;

    LearnerData(List<PersonalRecords> records) {
        this.records = records;
    }

    @Override
    public Map<String, Object> of(UUID account) {
        var held = new LinkedHashMap<String, Object>();
        records.forEach(each -> held.put(each.name(), each.of(account)));
        return held;
    }
}
