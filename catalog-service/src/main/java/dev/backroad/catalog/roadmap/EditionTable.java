package dev.backroad.catalog.roadmap;

import dev.backroad.catalog.roadmap.RoadmapDraft.StageDraft;
import dev.backroad.defaults.IdGenerator;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the editions of roadmaps say: stages and their topics. An edition is written once. */
@Repository
class EditionTable {

    /**
     * How an edition became public.
     *
     * @param inFile the author's version in the file that it came from, if any
     */
    record Version(
            int number, Timestamp publishedAt, String publishedBy, @Nullable Integer inFile) {}

    private record Line(String stage, String topic) {}

    private final JdbcClient jdbc;
    private final IdGenerator ids;

    EditionTable(JdbcClient jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    Optional<UUID> draftOf(UUID roadmap) {
        return jdbc.sql("select id from roadmap_edition where roadmap_id = ? and number is null")
                .param(roadmap)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> version(UUID roadmap, int number) {
        return jdbc.sql("select id from roadmap_edition where roadmap_id = ? and number = ?")
                .params(roadmap, number)
                .query(UUID.class)
                .optional();
    }

    /** What the roadmap's file said when it was imported last. */
    Optional<UUID> lastFromFile(UUID roadmap) {
        return jdbc.sql(
                        """
                        select id from roadmap_edition where roadmap_id = ? and file_version is not null
                        order by file_version desc limit 1
                        """)
                .param(roadmap)
                .query(UUID.class)
                .optional();
    }

    RoadmapContent content(UUID edition) {
        var stages = new LinkedHashMap<String, List<String>>();
        lines(edition)
                .forEach(line ->
                        stages.computeIfAbsent(line.stage(), _ -> new ArrayList<>())
                                .add(line.topic()));
        return jdbc.sql("select title, summary from roadmap_edition where id = ?")
                .param(edition)
                .query((row, _) ->
                        new RoadmapContent(
                                row.getString("title"), row.getString("summary"), drafts(stages)))
                .single();
    }

    private List<Line> lines(UUID edition) {
        return jdbc.sql(
                        """
                        select s.title as stage, t.slug as topic from edition_stage s
                        join edition_topic st on st.stage_id = s.id join topic t on t.id = st.topic_id
                        where s.edition_id = ? order by s.position, st.position
                        """)
                .param(edition)
                .query(Line.class)
                .list();
    }

    private static List<StageDraft> drafts(Map<String, List<String>> stages) {
        return stages.entrySet().stream()
                .map(stage -> new StageDraft(stage.getKey(), stage.getValue()))
                .toList();
    }

    /** Adds a draft in the place of the one that is there. */
    void replaceDraft(UUID roadmap, RoadmapContent content) {
        deleteDraft(roadmap);
        add(roadmap, content, null);
    }

    void deleteDraft(UUID roadmap) {
        jdbc.sql("delete from roadmap_edition where roadmap_id = ? and number is null")
                .param(roadmap)
                .update();
    }

    /** Makes the draft a version. */
    void publishDraft(UUID roadmap, Version version) {
        jdbc.sql(
                        """
                        update roadmap_edition set number = ?, published_at = ?, published_by = ?
                        where roadmap_id = ? and number is null
                        """)
                .params(version.number(), version.publishedAt(), version.publishedBy(), roadmap)
                .update();
    }

    /** Adds a version that never was a draft here. */
    void add(UUID roadmap, RoadmapContent content, @Nullable Version version) {
        var edition = ids.next();
        jdbc.sql(
                        """
                        insert into roadmap_edition (id, roadmap_id, title, summary, number, published_at, published_by, file_version)
                        values (:id, :roadmap, :title, :summary, :number, :publishedAt, :publishedBy, :inFile)
                        """)
                .param("id", edition)
                .param("roadmap", roadmap)
                .param("title", content.title())
                .param("summary", content.summary())
                .param("number", version == null ? null : version.number(), Types.INTEGER)
                .param(
                        "publishedAt",
                        version == null ? null : version.publishedAt(),
                        Types.TIMESTAMP)
                .param("publishedBy", version == null ? null : version.publishedBy(), Types.VARCHAR)
                .param("inFile", version == null ? null : version.inFile(), Types.INTEGER)
                .update();
        for (int position = 0; position < content.stages().size(); position++) {
            add(edition, position, content.stages().get(position));
        }
    }

    private void add(UUID edition, int position, StageDraft stage) {
        var id = ids.next();
        jdbc.sql(
                        """
                        insert into edition_stage (id, edition_id, position, title) values (?, ?, ?, ?)
                        """)
                .params(id, edition, position, stage.title())
                .update();
        jdbc.sql(
                        """
                        -- A slug of no topic is refused by the column, and not left out.
                        insert into edition_topic (stage_id, edition_id, position, topic_id)
                        select ?, ?, named.position - 1, t.id
                        from unnest(?) with ordinality as named (slug, position) left join topic t on t.slug = named.slug
                        """)
                .params(id, edition, stage.topics().toArray(String[]::new))
                .update();
    }
}
