package dev.backroad.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.testsupport.WithRedis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** The link in a mail works for whoever holds it: mail programs have no account here. */
@GatewayTest
@WithRedis
class UnsubscribeIntegrationTests {

    @Autowired Door door;

    @BeforeEach
    void reset() {
        FakeParts.reset();
    }

    @Test
    void letsAMailProgramStopMailsWithoutSigningIn() {
        door.client()
                .post()
                .uri("/unsubscribe/abc")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("List-Unsubscribe=One-Click")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("RateLimit-Policy", policy -> assertThat(policy).contains("writes"));

        var asked = FakeParts.NOTIFICATION.lastRequest();
        assertThat(asked.path()).isEqualTo("/unsubscribe/abc");
        assertThat(asked.body()).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void formOfThePageWorksInABrowserWithASessionAndKeepsItsCookieHere() {
        door.client()
                .post()
                .uri("/unsubscribe/abc")
                .cookie("BACKROAD_SESSION", "secret")
                .exchange()
                .expectStatus()
                .isOk();

        var asked = FakeParts.NOTIFICATION.lastRequest();
        assertThat(asked.header("Cookie")).isEmpty();
    }
}
