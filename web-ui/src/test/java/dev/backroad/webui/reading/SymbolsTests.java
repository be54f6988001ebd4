package dev.backroad.webui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroad.webui.reading.Source.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolsTests {

    @Test
    void methodIsShownWithItsCommentAndAnnotations() {
        var source =
                """
                class Desk {

                    /** Parks. */
                    @Audited
                    void park() {
                        call(park());
                    }

                    void park(int number) {}
                }
                """;

        assertThat(java(source).get("park"))
                .containsExactly(new Range(3, 7, 7), new Range(9, 9, 9));
    }

    @Test
    void typeIsShownByItsHeadAndKnowsItsEnd() {
        var source =
                """
                package a;

                /** Rooms: {many}. */
                @Names({"a", "b"})
                record Room(
                        int number) {
                    enum Kind { SMALL }
                }
                """;

        assertThat(java(source).get("Room")).containsExactly(new Range(3, 6, 8));
        assertThat(java(source).get("Kind")).containsExactly(new Range(7, 7, 7));
    }

    @Test
    void nameInACommentOrACallIsNoDeclaration() {
        assertThat(java("class A { /* void b() {} */ int c = b(); }")).containsOnlyKeys("A", "c");
    }

    @Test
    void statementOfSqlEndsWithItsBracket() {
        var sql =
                "-- Who is here.\ncreate table a (\n    id uuid\n);\n\ncreate table b (id int);\n";

        assertThat(block("V1.sql", sql, "a")).containsExactly(new Range(1, 4, 4));
        assertThat(block("V1.sql", sql, "b")).containsExactly(new Range(6, 6, 6));
    }

    @Test
    void blockOfYamlEndsBeforeTheNextKey() {
        var yaml = "services:\n  a:\n    image: x\n\n    ports: []\n  b:\n    image: y\n";

        assertThat(block("compose.yml", yaml, "a")).containsExactly(new Range(2, 5, 5));
    }

    @Test
    void chapterEndsBeforeTheNextOfItsLevel() {
        var markdown = "# T\n\n## A\n\n### B\n\n## C\n";

        assertThat(block("T.md", markdown, "A")).containsExactly(new Range(3, 6, 6));
    }

    @Test
    void whatIsNotDeclaredIsNotFound() {
        assertThat(BlockSymbols.of("a.sql", "drop table a;", List.of("a", ""))).isEmpty();
        assertThat(BlockSymbols.of("a.txt", "a", List.of("a"))).isEmpty();
    }

    private static Map<String, List<Range>> java(String source) {
        return JavaSymbols.of(source);
    }

    private static List<Range> block(String path, String text, String name) {
        return BlockSymbols.of(path, text, List.of(name)).getOrDefault(name, List.of());
    }
}
