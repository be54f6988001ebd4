package dev.backroad.catalog.content;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers what was imported last from each file. */
@Repository
class ImportedFiles {

    /**
     * A file as it was imported.
     *
     * @param topicId the topic that came from it, if it is the file of one
     */
    record Imported(String name, String fingerprint, @Nullable UUID topicId) {

        /** The slug that the file had. */
        String baseName() {
            return new ContentFile(name, "").baseName();
        }
    }

    private final JdbcClient jdbc;

    ImportedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Imported> all() {
        return jdbc.sql("select name, fingerprint, topic_id from content_file")
                .query(Imported.class)
                .list();
    }

    /** Remembers these files; what is not among them has vanished, and was dealt with. */
    void replace(Collection<Imported> files) {
        jdbc.sql("delete from content_file where name <> all(?)")
                .param(files.stream().map(Imported::name).toArray(String[]::new))
                .update();
        files.forEach(this::keep);
    }

    private void keep(Imported file) {
        jdbc.sql(
                        """
                        insert into content_file (name, fingerprint, topic_id) values (?, ?, ?)
                        on conflict (name) do update set fingerprint = excluded.fingerprint, topic_id = excluded.topic_id
                        where content_file is distinct from excluded
                        """)
                .param(1, file.name())
                .param(2, file.fingerprint())
                .param(3, file.topicId(), Types.OTHER)
                .update();
    }
}
