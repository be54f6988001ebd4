package dev.backroad.catalog.topic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTests {

    private record Link(@WebAddress String url) {}

    @AutoClose private final ValidatorFactory factory = Validation.buildDefaultValidatorFactory();

    private final Validator validator = factory.getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://example.org:8080/a/b?c=d&e=%20#f",
                "https://en.wikipedia.org/wiki/Idempotence_(disambiguation)",
                "https://medium.com/@somebody/a-text",
                "https://xn--bcher-kva.example/%C3%BC",
                "https://192.0.2.1/",
                "https://[2001:db8::1]/",
            })
    void addressThatOneCanFollowIsOne(String url) {
        assertThat(validator.validate(new Link(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "https:///path",
                "https://?q",
                "https://:443/",
                "https:example.org",
                "//example.org",
                "example.org",
                "ftp://example.org/",
                "javascript:alert(1)",
                "https://example.org@evil.test/",
                "https://user:word@example.org/",
                "https://@example.org/",
                "https://exa mple.org/",
                "https://example.org/a b",
                "https://example.org/\u202egnp.exe",
                "https://example.org/\u200b",
                "https://b\u00fccher.example/",
                "https://\u0430pple.example/",
                "https://example.org/%zz",
                "https://example.org:99999/",
                "https://example.org\\@evil.test/",
                "https://under_score/",
                "https://example..org/",
            })
    void whatNoBrowserShouldOpenIsNone(String url) {
        assertThat(validator.validate(new Link(url)))
                .singleElement()
                .satisfies(it -> assertThat(it.getMessage()).startsWith("is no web address"));
    }
}
