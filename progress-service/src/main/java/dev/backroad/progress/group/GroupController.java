package dev.backroad.progress.group;

import dev.backroad.defaults.Cursor;
import dev.backroad.defaults.ReadableName;
import dev.backroad.progress.enrollment.Learner;
import dev.backroad.progress.names.Slug;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The REST door of groups. */
@RestController
@RequestMapping(GroupController.PATH)
class GroupController {

    static final String PATH = "/api/v1/groups";

    /** A group to begin. */
    record GroupRequest(
            @NotNull @ReadableName(max = 80) String name,
            @NotNull
                    @Size(max = Slug.LONGEST)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.REFUSAL)
                    String roadmap,
            @ReadableName @Nullable String displayName) {}

    /** Who is to lead. */
    record LeaderRequest(@NotNull UUID membership) {}

    /** All groups of a learner; few enough to be one page. */
    record GroupList(List<GroupView> items, @Nullable String next) {}

    /** The code that counts from now on. */
    record Invitation(String code) {}

    private final Leading leading;
    private final GroupReading reading;

    GroupController(Leading leading, GroupReading reading) {
        this.leading = leading;
        this.reading = reading;
    }

    /** Begins a group and leads it. */
    @PostMapping
    ResponseEntity<GroupView> begin(
            @AuthenticationPrincipal Jwt token, @Valid @RequestBody GroupRequest wish) {
        var begun = leading.begin(learner(token), wish.name(), wish.roadmap(), wish.displayName());
        var view = GroupView.of(begun);
        return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
    }

    /** Lists the groups that one leads or is a member of. */
    @GetMapping
    GroupList all(@AuthenticationPrincipal Jwt token) {
        var all = reading.lookAtAll(learner(token));
        return new GroupList(all.stream().map(GroupView::of).toList(), null);
    }

    /** Reads a group that one belongs to. */
    @GetMapping("/{id}")
    GroupView one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return GroupView.of(reading.look(learner(token), id));
    }

    /** Ends a group that one leads. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        leading.delete(learner(token), id);
    }

    /**
     * Makes a new invitation code.
     *
     * <p>The one before lets nobody in any more.
     */
    @PostMapping("/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invitation renew(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return new Invitation(leading.renewInvitation(learner(token), id).readable());
    }

    /** Makes another member the leader. */
    @PutMapping("/{id}/leader")
    GroupView handOver(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @Valid @RequestBody LeaderRequest wish) {
        leading.handOver(learner(token), id, wish.membership());
        return one(token, id);
    }

    /**
     * Lists the members and what each shares, for the leader.
     *
     * <p>In the order of joining.
     */
    @GetMapping("/{id}/members")
    ResponseEntity<GroupReading.MemberPage> members(
            @AuthenticationPrincipal Jwt token,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var number = Cursor.read(after, id, parts -> Integer.valueOf(parts.getFirst()));
        var page = reading.members(learner(token), id, number == null ? 0 : number, limit);
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s/%s/members?limit=%d&after=%s>; rel=\"next\""
                            .formatted(PATH, id, limit, page.next()));
        }
        return answer.body(page);
    }

    /** Reads the group in numbers, for the leader. */
    @GetMapping("/{id}/overview")
    OverviewView overview(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        return reading.overview(learner(token), id);
    }

    private static UUID learner(Jwt token) {
        return Learner.of(token).id();
    }
}
