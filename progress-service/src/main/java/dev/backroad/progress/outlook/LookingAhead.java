package dev.backroad.progress.outlook;

import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.OwnEnrollments;
import dev.backroad.progress.settings.SettingsKeeping;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Shows learners what lies ahead of them. */
@Service
class LookingAhead {

    private final RoadTable roads;
    private final SettingsKeeping settings;
    private final InstantSource time;

    LookingAhead(RoadTable roads, SettingsKeeping settings, InstantSource time) {
        this.roads = roads;
        this.settings = settings;
        this.time = time;
    }

    NextView next(Learner learner, UUID enrollment, int limit) {
        return NextView.of(road(learner, enrollment), limit);
    }

    EstimateView estimate(Learner learner, UUID enrollment) {
        var road = road(learner, enrollment);
        var mine = settings.of(learner.id());
        var today = mine.day(time.instant());
        var since = today.minusDays(Pace.RECENT).plusDays(1).atStartOfDay(mine.zone()).toInstant();
        var past = roads.past(learner, enrollment, since);
        return EstimateView.of(road, past, Projections.of(road, past, mine, today));
    }

    private Road road(Learner learner, UUID enrollment) {
        return roads.find(learner, enrollment).orElseThrow(OwnEnrollments::notFound);
    }
}
