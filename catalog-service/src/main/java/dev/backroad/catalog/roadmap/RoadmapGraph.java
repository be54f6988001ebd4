package dev.backroad.catalog.roadmap;

import static dev.backroad.catalog.layout.LayeredLayout.BOX_HEIGHT;
import static dev.backroad.catalog.layout.LayeredLayout.BOX_WIDTH;
import static java.util.Objects.requireNonNull;

import dev.backroad.catalog.layout.Box;
import dev.backroad.catalog.layout.Drawing;
import dev.backroad.catalog.layout.LayeredLayout;
import dev.backroad.catalog.roadmap.RoadmapView.StageView;
import dev.backroad.catalog.roadmap.RoadmapView.TopicItem;
import dev.backroad.catalog.topic.Track;
import java.util.List;
import java.util.Map;

/**
 * A roadmap as a picture of what builds on what, from left to right. It depends on the roadmap and
 * its topics alone, so that who looks twice sees the same. All numbers are whole units, of which a
 * screen shows one as a pixel; the origin is the upper left corner.
 *
 * @param nodes in the order of the roadmap
 */
record RoadmapGraph(
        String slug, int version, int width, int height, List<Node> nodes, List<Edge> edges) {

    /**
     * A topic.
     *
     * @param stage the title of the stage in which it stands
     * @param x of its left side
     * @param y of its upper side
     */
    record Node(
            String slug,
            String title,
            String stage,
            Track track,
            int x,
            int y,
            int width,
            int height) {}

    /**
     * That a topic builds on another one of the roadmap.
     *
     * @param from the one to learn before
     * @param points of a line from its right side to the left side of the other, at least two;
     *     between the second and the third the line is level, and so on in pairs
     */
    record Edge(String from, String to, List<Point> points) {}

    /** A spot. */
    record Point(int x, int y) {}

    static RoadmapGraph of(RoadmapView roadmap) {
        var boxes =
                roadmap.stages().stream()
                        .flatMap(stage -> stage.topics().stream())
                        .map(topic -> new Box(topic.slug(), topic.prerequisites()))
                        .toList();
        var drawing = LayeredLayout.draw(boxes);
        return new RoadmapGraph(
                roadmap.slug(),
                roadmap.version(),
                drawing.width(),
                drawing.height(),
                roadmap.stages().stream()
                        .flatMap(stage ->
                                stage.topics().stream()
                                        .map(topic -> node(topic, stage, drawing.places())))
                        .toList(),
                drawing.lines().stream().map(RoadmapGraph::edge).toList());
    }

    private static Node node(TopicItem topic, StageView stage, Map<String, Drawing.Point> places) {
        var place = requireNonNull(places.get(topic.slug()));
        return new Node(
                topic.slug(),
                topic.title(),
                stage.title(),
                topic.track(),
                place.x(),
                place.y(),
                BOX_WIDTH,
                BOX_HEIGHT);
    }

    private static Edge edge(Drawing.Line line) {
        return new Edge(
                line.from(),
                line.to(),
                line.points().stream().map(point -> new Point(point.x(), point.y())).toList());
    }
}
