package dev.backroad.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @Test
    void writesWhatAProgramCanRead() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "a \"quoted\" one");
        fields.put("pid", 7);
        fields.put("list", Arrays.asList(true, null));

        String json = Json.write(fields);

        assertThat(json)
                .isEqualTo("{\"name\":\"a \\\"quoted\\\" one\",\"pid\":7,\"list\":[true,null]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "C:\\new\\data", "two\nlines", "\"", "\u0001", "\\"})
    void readsBackWhatItWrote(String text) {
        String json = Json.write(Map.of("text", text));

        assertThat(Json.read(json, "text")).contains(text);
    }

    @Test
    void findsNothingUnderAnotherName() {
        assertThat(Json.read("{\"pid\": 7}", "port")).isEmpty();
        assertThat(Json.read("{\"pid\": 7}", "pid")).contains("7");
    }
}
