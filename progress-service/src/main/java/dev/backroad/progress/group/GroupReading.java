package dev.backroad.progress.group;

import dev.backroad.defaults.Cursor;
import dev.backroad.progress.enrollment.RoadmapProgress;
import dev.backroad.progress.enrollment.RoadmapProgress.Figures;
import dev.backroad.progress.group.Memberships.Joined;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members and leaders see of their groups. What somebody does not share is not even read: the
 * question names only those who agreed.
 */
@Service
class GroupReading {

    private static final Duration LATELY = Duration.ofDays(7);

    /**
     * A page of members.
     *
     * @param next where the next page begins; null on the last one
     */
    record MemberPage(List<MemberView> items, @Nullable String next) {}

    private final GroupTable groups;
    private final MembershipTable memberships;
    private final RoadmapProgress progress;
    private final InstantSource time;

    GroupReading(
            GroupTable groups,
            MembershipTable memberships,
            RoadmapProgress progress,
            InstantSource time) {
        this.groups = groups;
        this.memberships = memberships;
        this.progress = progress;
        this.time = time;
    }

    @Transactional(readOnly = true)
    Joined look(UUID learner, UUID id) {
        return groups.find(id)
                .flatMap(group ->
                        memberships
                                .find(id, learner)
                                .map(member -> new Joined(group, member, false)))
                .orElseThrow(Refusals::groupNotFound);
    }

    @Transactional(readOnly = true)
    List<Joined> lookAtAll(UUID learner) {
        var byId =
                groups.of(learner).stream()
                        .collect(Collectors.toMap(Group::id, Function.identity()));
        return memberships.of(learner).stream()
                .flatMap(member ->
                        Stream.ofNullable(byId.get(member.groupId()))
                                .map(group -> new Joined(group, member, false)))
                .toList();
    }

    /** Members behind a number, in the order of joining. */
    @Transactional(readOnly = true)
    MemberPage members(UUID leader, UUID id, int after, int limit) {
        var group = led(leader, id);
        var found = memberships.page(id, after, limit + 1);
        var shown = found.stream().limit(limit).toList();
        var figures = shared(group, shown);
        return new MemberPage(
                shown.stream()
                        .map(it -> MemberView.of(group, it, figures.get(it.learnerId())))
                        .toList(),
                found.size() > limit ? Cursor.at(id, shown.getLast().number()) : null);
    }

    @Transactional(readOnly = true)
    OverviewView overview(UUID leader, UUID id) {
        var group = led(leader, id);
        var all = memberships.page(id, 0, Group.MOST_MEMBERS);
        return OverviewView.of(all, shared(group, all), time.instant().minus(LATELY));
    }

    private Group led(UUID leader, UUID id) {
        var group = look(leader, id).group();
        group.demandLeader(leader);
        return group;
    }

    private Map<UUID, Figures> shared(Group group, List<Membership> members) {
        var agreed =
                members.stream()
                        .filter(it -> it.share().progress() || it.share().activity())
                        .map(Membership::learnerId)
                        .toList();
        return agreed.isEmpty() ? Map.of() : progress.of(agreed, group.roadmap().id());
    }
}
