package dev.backroad.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class TrafficTableTests {

    @ParameterizedTest
    @CsvSource({
        "POST,   /login,                                  SIGN_IN",
        "POST,   /%6cogin,                                SIGN_IN",
        "POST,   /oauth2/token,                           SIGN_IN",
        "POST,   /identity/register,                      SIGN_IN",
        "GET,    /session/login,                          SIGN_IN",
        "GET,    /api/v1/personal-data,                   EXPORTS",
        "GET,    /api/v1/personal-data/progress-service,  EXPORTS",
        "GET,    /api/v1/operations/dead-letters,         OPERATIONS",
        "POST,   /api/v1/operations/clients,              OPERATIONS",
        "GET,    /api/v1/system,                          OPERATIONS",
        "GET,    /api/v1/notifications/stream,            STREAMS",
        "GET,    /api/v1/notifications,                   READS",
        "PUT,    /api/v1/enrollments/1/topics/http,       WRITES",
        "POST,   /api/v1/group-memberships,               WRITES",
        "DELETE, /nothing,                                WRITES",
        "POST,   /session/logout,                         WRITES",
        "GET,    /api/v1/roadmaps,                        READS",
        "POST,   /graphql,                                READS",
        "POST,   /api/v1/certificate-verifications,       READS",
        "POST,   /api/v1/certificates,                    WRITES",
        "DELETE, /api/v1/certificates/1,                  WRITES",
        "GET,    /api/v1/certificates/1,                  READS",
        "GET,    /certificates/1,                         READS",
        "GET,    /unsubscribe/x,                          READS",
        "POST,   /unsubscribe/x,                          WRITES",
        "PUT,    /graphql/x,                              WRITES",
        "HEAD,   /api/v1/roadmaps,                        READS",
        "GET,    /login,                                  SIGN_IN_PAGES",
        "HEAD,   /login,                                  SIGN_IN_PAGES",
        "GET,    /%6cogin,                                SIGN_IN_PAGES",
        "GET,    /logout,                                 SIGN_IN_PAGES",
        "POST,   /logout,                                 SIGN_IN_PAGES",
        "GET,    /oauth2/authorize,                       SIGN_IN_PAGES",
        "POST,   /oauth2/authorize,                       SIGN_IN_PAGES",
        "GET,    /identity/register,                      SIGN_IN_PAGES",
        "GET,    /identity/reset,                         SIGN_IN_PAGES",
        "GET,    /identity/confirm,                       SIGN_IN_PAGES",
        "GET,    /identity/page.css/x,                    SIGN_IN_PAGES",
        "GET,    /identity/page.css,                      READS",
        "GET,    /identity/mark.svg,                      READS",
        "GET,    /oauth2/jwks,                            READS",
        "GET,    /connect/logout,                         READS",
        "GET,    /session,                                READS",
        "GET,    /.well-known/openid-configuration,       READS",
        "GET,    /,                                       ",
        "GET,    /assets/app.css,                         ",
        "GET,    /graphql,                                ",
        "GET,    /problems/not-found,                     "
    })
    void knowsTheKindOfARequest(String method, String path, Traffic kind) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), URI.create(path));

        assertThat(TrafficTable.kind(request.build())).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "-1, 60", "1000001, 60", "10, 0", "10, 86401"})
    void refusesALimitThatWouldLimitNothingOrEverything(long quota, long seconds) {
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limit(quota, Duration.ofSeconds(seconds)));
    }

    @Test
    void countsAnIpv6CustomerOnceHoweverManyAddressesHeHas() throws UnknownHostException {
        var one = Caller.network(InetAddress.getByName("2001:db8:1:2::1"));
        var other = Caller.network(InetAddress.getByName("2001:db8:1:2:ffff::9"));
        var neighbour = Caller.network(InetAddress.getByName("2001:db8:1:3::1"));

        assertThat(one).isEqualTo(other).isNotEqualTo(neighbour);
    }
}
