package dev.backroad.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What each of our pages keeps to, whatever it is for. */
final class PageChecks {

    private static final Pattern INPUT = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>");
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\"|\\shidden[\\s>=]");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son[a-z]+=");

    private PageChecks() {}

    /** Every field that people see has a label, and nothing needs or runs a script. */
    static void assertLabelledAndWithoutScript(String page) {
        assertThat(page)
                .contains("<html lang=\"en\">", "name=\"robots\" content=\"noindex\"", "<h1>")
                .doesNotContain("<script", "javascript:", "style=")
                .doesNotContainPattern(HANDLER);
        assertThat(INPUT.matcher(page).results().map(MatchResult::group))
                .filteredOn(input -> !HIDDEN.matcher(input).find())
                .allSatisfy(input -> {
                    var id = ID.matcher(input);
                    assertThat(id.find()).as(input).isTrue();
                    assertThat(page).contains("<label for=\"" + id.group(1) + "\"");
                });
    }
}
