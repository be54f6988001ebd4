package dev.backroad.identity.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The programs that may act for somebody, as the tables of Spring Security tell. */
@Repository
class ProgramGrants {

    private final JdbcClient jdbc;
    private final InstantSource time;

    ProgramGrants(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Returns the grants of which a token is still good, newest first. */
    List<GrantView> of(UUID account) {
        return jdbc.sql(
                        """
                        SELECT held.id, client_name, authorized_scopes, authorization_code_issued_at,
                            access_token_issued_at,
                            greatest(access_token_expires_at, refresh_token_expires_at) AS expires_at
                        FROM oauth2_authorization held
                        JOIN oauth2_registered_client client ON client.id = held.registered_client_id
                        WHERE principal_name = ? AND access_token_value IS NOT NULL
                            AND greatest(access_token_expires_at, refresh_token_expires_at) > ?
                            AND NOT coalesce((coalesce(refresh_token_metadata, access_token_metadata)::jsonb
                                ->> 'metadata.token.invalidated')::boolean, false)
                        ORDER BY authorization_code_issued_at DESC
                        """)
                .params(account.toString(), Timestamp.from(time.instant()))
                .query(ProgramGrants::view)
                .list();
    }

    private static GrantView view(ResultSet row, int number) throws SQLException {
        return new GrantView(
                row.getString("id"),
                row.getString("client_name"),
                Arrays.stream(row.getString("authorized_scopes").split(",")).sorted().toList(),
                row.getTimestamp("authorization_code_issued_at").toInstant(),
                row.getTimestamp("access_token_issued_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    /**
     * Ends a grant and forgets the consent to it, so that the program has to ask again; returns
     * false if the account has none such.
     */
    @Transactional
    public boolean end(UUID account, String id) {
        var client =
                jdbc.sql(
                                "DELETE FROM oauth2_authorization WHERE id = ? AND principal_name ="
                                        + " ? RETURNING registered_client_id")
                        .params(id, account.toString())
                        .query(String.class)
                        .optional();
        client.ifPresent(ended ->
                jdbc.sql(
                                "DELETE FROM oauth2_authorization_consent"
                                        + " WHERE registered_client_id = ? AND principal_name = ?")
                        .params(ended, account.toString())
                        .update());
        return client.isPresent();
    }
}
