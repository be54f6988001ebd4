package dev.backroad.notification.accounts;

import dev.backroad.defaults.personaldata.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we hold about somebody: where we write to, and the rest feature by feature. */
@Component
class AccountData implements PersonalData {

    private final AccountDirectory accounts;
    private final List<PersonalRecords> records;

    AccountData(AccountDirectory accounts, List<PersonalRecords> records) {
        this.accounts = accounts;
        this.records = records;
    }

    /** The address is {@code null} while we have heard of no account. */
    @Override
    public Map<String, @Nullable Object> of(UUID account) {
        var held = new LinkedHashMap<String, @Nullable Object>();
        held.put("address", accounts.find(account).orElse(null));
        records.forEach(each -> held.put(each.name(), each.of(account)));
        return held;
    }
}
