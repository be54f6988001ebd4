package dev.backroad.catalog.roadmap;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells roadmaps again as they are now, as the next events of each. */
@Service
public class RoadmapReplay {

    private record Told(UUID id, boolean retired) {}

    private final JdbcClient jdbc;
    private final RoadmapNews news;

    RoadmapReplay(JdbcClient jdbc, RoadmapNews news) {
        this.jdbc = jdbc;
        this.news = news;
    }

    /** Tells all of them, for they are few, and returns how many. The caller is the one writer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int tellAll() {
        var all =
                jdbc.sql("select id, retired from current_roadmap order by id")
                        .query(Told.class)
                        .list();
        all.forEach(roadmap -> {
            if (roadmap.retired()) {
                news.retired(roadmap.id());
            } else {
                news.published(roadmap.id());
            }
        });
        return all.size();
    }
}
