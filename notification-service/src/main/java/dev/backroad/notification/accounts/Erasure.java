package dev.backroad.notification.accounts;

import dev.backroad.defaults.personaldata.ErasedSubjects;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a learner for good. */
@Service
class Erasure {

    private final AccountDirectory accounts;
    private final List<PersonalRecords> records;
    private final ErasedSubjects erased;

    Erasure(AccountDirectory accounts, List<PersonalRecords> records, ErasedSubjects erased) {
        this.accounts = accounts;
        this.records = records;
        this.erased = erased;
    }

    /** Deletes address and all that they were told, and tells them nothing from now on. */
    @Transactional
    void erase(UUID account) {
        erased.add(account);
        accounts.remove(account);
        records.forEach(each -> each.forget(account));
    }
}
