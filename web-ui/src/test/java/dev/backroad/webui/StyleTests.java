package dev.backroad.webui;

import static dev.backroad.webui.PageFiles.find;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StyleTests {

    private static final String CSS =
            PageFiles.withEnding(".css").stream().map(PageFiles::read).collect(joining("\n"));
    private static final Tokens TOKENS = Tokens.of(CSS);

    static List<Tokens.Pair> pairs() {
        return TOKENS.pairs();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void readableInBothThemes(Tokens.Pair pair) {
        for (Tokens.Theme theme : List.of(TOKENS.light(), TOKENS.dark())) {
            double contrast = theme.colour(pair.text()).contrastTo(theme.colour(pair.ground()));

            assertThat(contrast).isGreaterThanOrEqualTo(pair.contrast());
        }
    }

    @Test
    void everyColourOfTextIsPromisedToBeReadable() {
        var promised = TOKENS.pairs().stream().map(Tokens.Pair::text);

        assertThat(find("(?m)^\\s+color: var\\(--([\\w-]+)\\)", CSS))
                .isNotEmpty()
                .isSubsetOf(promised.toList());
    }

    @Test
    void screensCanShowEveryColour() {
        for (Tokens.Theme theme : List.of(TOKENS.light(), TOKENS.dark())) {
            assertThat(theme.colours().values()).isNotEmpty().allMatch(Oklch::isInSrgb);
        }
    }

    @Test
    void coloursOutsideTheTokensAreOnlyShadows() {
        assertThat(find("(#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl|hwb|lab|lch|oklab)\\([^)]*\\))", CSS))
                .allMatch(colour -> colour.startsWith("rgb(0 0 0 / "));
    }

    @Test
    void tokensAreDeclaredAndUsed() {
        var declared = find("(?m)^ {4,}--([\\w-]+):", CSS);

        var used = find("var\\(--([\\w-]+)\\)", CSS);

        assertThat(used).isSubsetOf(declared);
        assertThat(declared).isSubsetOf(used);
    }

    /** A block that nobody finds his way in is cut in two. */
    @Test
    void everyFileOfStyleIsLinkedAndShort() {
        var linked =
                find("(?:stylesheet|later)\" href=\"/([^\"]+)\"", PageFiles.read("index.html"));

        assertThat(linked)
                .containsExactlyInAnyOrderElementsOf(
                        PageFiles.withEnding(".css").stream()
                                .map(it -> PageFiles.ROOT.relativize(it).toString())
                                .map(it -> it.replace('\\', '/'))
                                .toList());
        assertThat(PageFiles.withEnding(".css"))
                .allSatisfy(it -> assertThat(PageFiles.read(it).lines().count()).isLessThan(400));
    }

    @Test
    void contrastIsComputedAsTheStandardSays() {
        var white = new Oklch(1, 0, 0);
        var black = new Oklch(0, 0, 0);
        var middleGrey = new Oklch(0.5999, 0, 0); // #808080

        assertThat(white.contrastTo(black)).isCloseTo(21, within(0.01));
        assertThat(black.contrastTo(white)).isCloseTo(21, within(0.01));
        assertThat(white.contrastTo(middleGrey)).isCloseTo(3.95, within(0.02));
    }
}
