package dev.backroad.identity.access;

import dev.backroad.defaults.personaldata.PersonalData;
import dev.backroad.identity.account.AccountView;
import dev.backroad.identity.account.Accounts;
import dev.backroad.identity.brake.KnownNetworks;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All that identity-service holds about somebody, secrets apart. */
@Component
class HeldData implements PersonalData {

    /** One JSON object; the account is a list, as there is none after its deletion. */
    record Held(
            List<AccountView> accounts,
            List<SessionView> sessions,
            List<GrantView> grants,
            List<String> networks) {}

    private final Accounts accounts;
    private final BrowserSessions sessions;
    private final ProgramGrants grants;
    private final KnownNetworks networks;

    HeldData(
            Accounts accounts,
            BrowserSessions sessions,
            ProgramGrants grants,
            KnownNetworks networks) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.grants = grants;
        this.networks = networks;
    }

    @Override
    public Object of(UUID account) {
        return new Held(
                accounts.byId(account).map(AccountView::of).stream().toList(),
                sessions.of(account),
                grants.of(account),
                networks.of(account));
    }
}
