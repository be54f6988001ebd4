package dev.backroad.progress.catalog;

import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which stages the topics of each version stand, kept when the copy of the catalog is not. */
@Repository
class RoadmapStages {

    private final JdbcClient jdbc;

    RoadmapStages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is not known yet, also of a version that we have heard of without its stages. */
    void add(StagedRoadmap told) {
        var topics = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        var titles = new ArrayList<String>();
        int number = 0;
        for (var stage : told.stages()) {
            number++;
            for (var topic : stage.topics()) {
                topics.add(topic.toString());
                numbers.add(Integer.toString(number));
                titles.add(stage.title());
            }
        }
        jdbc.sql(
                        """
                        insert into roadmap_stage (roadmap_id, version, topic_id, number, title)
                        select ?, ?, * from unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as text[]))
                        on conflict do nothing
                        """)
                .params(
                        told.roadmap().roadmapId(),
                        told.roadmap().version(),
                        topics.toArray(String[]::new),
                        numbers.toArray(String[]::new),
                        titles.toArray(String[]::new))
                .update();
    }
}
