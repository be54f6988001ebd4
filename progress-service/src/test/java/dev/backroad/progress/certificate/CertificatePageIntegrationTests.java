package dev.backroad.progress.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.progress.CertificateTest;
import dev.backroad.progress.Graduation;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

@CertificateTest
class CertificatePageIntegrationTests {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");

    @Autowired Graduation graduation;

    private RestTestClient lena = RestTestClient.bindToServer().build();

    @BeforeEach
    void arrive() {
        lena = graduation.learner(UUID.randomUUID());
    }

    @Test
    void showsTheCertificateToEverybody() {
        var certificate = graduation.certificate(lena, "<b>Eve & Co</b>");

        var page = page(certificate.at("/id").asString(), 200);

        assertThat(page)
                .contains(
                        "&lt;b&gt;Eve &amp; Co&lt;/b&gt;</h1>",
                        "Backend &amp; more",
                        "<strong>Valid.</strong>",
                        certificate.at("/page").asString(),
                        "there is no exam")
                .doesNotContain("<b>", "Not valid");
    }

    @Test
    void linksToWhatExists() {
        var certificate = graduation.certificate(lena, "Lena");
        var page = page(certificate.at("/id").asString(), 200);

        assertThat(LINK.matcher(page).results().map(it -> it.group(1)))
                .contains("/certificates/assets/page.css", "/certificates/assets/mark.svg")
                // The gateway's own.
                .filteredOn(path -> !path.equals("/"))
                .allSatisfy(path ->
                        graduation.stranger().get().uri(path).exchange().expectStatus().isOk());
    }

    @Test
    void saysThatACertificateIsRevoked() {
        var certificate = graduation.certificate(lena, "Lena Learner");
        var id = certificate.at("/id").asString();

        lena.delete().uri("/api/v1/certificates/" + id).exchange().expectStatus().isNoContent();

        assertThat(page(id, 410))
                .contains("<h1>Revoked certificate</h1>", id)
                .doesNotContain("Lena", "Backend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d",
                "1",
                "1-1-1-1-1",
                "page.css",
                "<script>",
                "ﬀ",
                "01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8dx"
            })
    void saysThatThereIsNone(String number) {
        assertThat(page(number, 404)).contains("<h1>No such certificate</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/png", "nonsense"})
    void isAPageAndNothingElse(String accept) {
        graduation
                .stranger()
                .get()
                .uri("/certificates/01936a9b-7c00-7b21-9e0d-3c4f5a6b7c8d")
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    private String page(String number, int status) {
        var answer =
                graduation
                        .stranger()
                        .get()
                        .uri("/certificates/" + number)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .returnResult(String.class);
        assertProtected(answer);
        var page = String.valueOf(answer.getResponseBody());
        assertThat(page)
                .contains("<html lang=\"en\">", "name=\"robots\" content=\"noindex\"", "<h1")
                .doesNotContain("<script", "javascript:", "style=", " onclick");
        return page;
    }

    private static void assertProtected(EntityExchangeResult<String> answer) {
        var headers = answer.getResponseHeaders();
        assertThat(headers.getContentType())
                .matches(it -> it != null && it.isCompatibleWith(MediaType.TEXT_HTML));
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
    }
}
