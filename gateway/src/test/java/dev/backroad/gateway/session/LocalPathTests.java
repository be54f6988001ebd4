package dev.backroad.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/roadmaps/backend", "/topics?level=1&track=core", "/#topic-http"})
    void keepsPathsOfOurOwn(String path) {
        assertThat(LocalPath.orHome(path)).hasToString(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/path\\..\\evil",
                "javascript:alert(1)",
                "evil.example/path",
                "/a b",
                "/a\r\nSet-Cookie: x=y",
                "/\t/evil.example"
            })
    void goesHomeInsteadOfAnywhereElse(String path) {
        assertThat(LocalPath.orHome(path)).hasToString("/");
    }

    @Test
    void leavesEncodedSlashesAlone() {
        assertThat(LocalPath.orHome("/%2F%2Fevil.example")).hasToString("/%2F%2Fevil.example");
    }
}
