package dev.backroad.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** The report for who would rather look: one file, nothing from elsewhere, no script. */
final class Page {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: light-dark(#1d2330, #e6e9f0); --soft: light-dark(#5b6474, #9aa4b5);
                --ground: light-dark(#fbfbfd, #14171d); --line: light-dark(#d9dde5, #333a46); --bar: light-dark(#4f6bd8, #8aa0f5);
                --good: light-dark(#19703f, #6fd29a); --bad: light-dark(#a1341f, #f39a85); }
            body { margin: 0 auto; max-width: 84rem; padding: 2rem 1rem 4rem; background: var(--ground); color: var(--ink);
                font: 16px/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.75rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
            .soft { color: var(--soft); }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-size: 14px; } th { text-align: left; font-weight: 600; }
            th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
            td:nth-child(2) { min-width: 14rem; } td:nth-child(7) { min-width: 10rem; } td:nth-child(4), td:nth-child(5) { white-space: nowrap; }
            .met { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
            svg { width: 100%; max-width: 820px; height: auto; font: 13px system-ui, sans-serif; }
            svg text { fill: var(--ink); } svg .label { text-anchor: end; } svg .tick { text-anchor: middle; }
            svg .small, svg .tick, svg .label { fill: var(--soft); }
            .bar { fill: var(--bar); } .whisker { stroke: var(--ink); fill: none; stroke-width: 1.5; }
            .grid { stroke: var(--line); fill: none; } .curve { fill: none; stroke-width: 2; } .ends { fill: none; stroke-width: 5; opacity: .35; }
            .line0 { stroke: light-dark(#4f6bd8, #8aa0f5); } .line1 { stroke: light-dark(#b3541e, #f0a06b); stroke-dasharray: 8 3; }
            .line2 { stroke: light-dark(#19703f, #6fd29a); stroke-dasharray: 2 3; } .line3 { stroke: light-dark(#8a3b8f, #d99ade); stroke-dasharray: 10 3 2 3; }
            .line4 { stroke: light-dark(#5b6474, #b8c0cd); stroke-dasharray: 14 4; }
            .ends { stroke-dasharray: none; }
            """;

    private Page() {}

    static String of(Run run, List<Row> rows, Measurements measured) {
        var table = rows.stream().map(Page::row).collect(Collectors.joining());
        var pictures =
                Charts.ALL.stream()
                        .map(chart -> section(chart.title(), chart.draw(measured)))
                        .collect(Collectors.joining());
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>How fast Backroad is</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>How fast it is</h1>
        <p>Written by <code>%s</code>: median (lowest–highest) of the rounds; load, services and stores share the machine.</p>
        <p class="soft">%s</p>
        <p>%s</p>
        <div class="wide"><table>
        <thead><tr><th>about</th><th>figure</th><th>reached</th><th>goal</th><th></th><th>beside</th><th>how</th></tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        %s</body>
        </html>
        """
                .formatted(
                        STYLE,
                        Html.text(run.command()),
                        Html.text(run.toString()),
                        Html.text(Row.summary(rows)),
                        table,
                        pictures);
    }

    private static String row(Row row) {
        var verdict = row.verdict();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class=\"%s\">%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        Html.text(row.goal().about()),
                        Html.text(row.goal().figure()),
                        Html.text(row.reached()),
                        Html.text(row.goal().limit().toString()),
                        verdict == Row.Verdict.MISSED
                                ? "missed"
                                : verdict == Row.Verdict.MET ? "met" : "soft",
                        verdict.word(),
                        Html.text(row.beside()),
                        Html.text(row.goal().how().replace("`", "")));
    }

    private static String section(String title, String picture) {
        return picture.isEmpty() ? "" : "<h2>%s</h2>\n%s".formatted(Html.text(title), picture);
    }
}
