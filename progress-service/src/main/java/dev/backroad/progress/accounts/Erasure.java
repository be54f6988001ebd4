package dev.backroad.progress.accounts;

import dev.backroad.defaults.personaldata.ErasedSubjects;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a learner for good. */
@Service
class Erasure {

    private final List<PersonalRecords> records;
    private final ErasedSubjects erased;

    Erasure(List<PersonalRecords> records, ErasedSubjects erased) {
        this.records = records;
        this.erased = erased;
    }

    /** Deletes all that the learner did here, and lets nothing new begin. */
    @Transactional
    void erase(UUID account) {
        erased.add(account);
        records.forEach(each -> each.forget(account));
    }
}
