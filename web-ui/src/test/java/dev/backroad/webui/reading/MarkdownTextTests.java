package dev.backroad.webui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTests {

    private static final MarkdownText TEXT =
            new MarkdownText(
                    """
                    # The `title`

                    ## Who *may* what

                    See [this](a.md), `[not this](b.md)` and ![a picture](c.png).

                    ```
                    # no heading
                    [no link](d.md)
                    ```

                    ### Again: [it](e.md)!
                    ## Who may what
                    """);

    @Test
    void titleIsTheFirstHeading() {
        assertThat(TEXT.title()).isEqualTo("The title");
        assertThat(TEXT.body()).startsWith("## Who *may* what");
    }

    @Test
    void headingsHaveTheIdsThatLinksRelyOn() {
        assertThat(TEXT.headings())
                .containsExactly(
                        new Entry.Heading(2, "Who may what", "who-may-what"),
                        new Entry.Heading(3, "Again: it!", "again-it"),
                        new Entry.Heading(2, "Who may what", "who-may-what-1"));
    }

    @Test
    void linksAndPicturesGetOtherTargetsButExamplesStay() {
        assertThat(TEXT.withTargets(it -> "#/" + it).text())
                .contains("[this](#/a.md)", "![a picture](#/c.png)", "[it](#/e.md)")
                .contains("`[not this](b.md)`", "[no link](d.md)");
    }
}
