package dev.backroad.progress.notes;

import dev.backroad.defaults.IdGenerator;
import dev.backroad.defaults.IfMatch;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.enrollment.OwnEnrollments;
import dev.backroad.progress.notes.Checklist.Check;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a list of checks for each topic, written as a whole by whoever has read it. */
@Service
class Checklists {

    private final OwnEnrollments enrollments;
    private final ChecklistTable checklists;
    private final Shelf shelf;
    private final IdGenerator ids;

    Checklists(
            OwnEnrollments enrollments, ChecklistTable checklists, Shelf shelf, IdGenerator ids) {
        this.enrollments = enrollments;
        this.checklists = checklists;
        this.shelf = shelf;
        this.ids = ids;
    }

    Checklist read(Learner learner, UUID enrollment, String topic) {
        return checklists.find(key(learner, enrollment, topic));
    }

    @Transactional
    Checklist write(
            Learner learner, UUID enrollment, String topic, List<Check> items, IfMatch seen) {
        var key = key(learner, enrollment, topic);
        var before = checklists.find(key);
        seen.demand(before.tag());
        var now = new Checklist(items, ids.next());
        var used = shelf.used(enrollment);
        if (!checklists.replace(key, before, now)) {
            throw IfMatch.changed("Somebody else has changed the checks in this moment.");
        }
        shelf.demandRoom(enrollment, used);
        return now;
    }

    private TopicKey key(Learner learner, UUID enrollment, String topic) {
        return new TopicKey(enrollment, enrollments.topic(learner, enrollment, topic));
    }
}
