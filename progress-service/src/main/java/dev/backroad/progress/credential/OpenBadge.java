package dev.backroad.progress.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * An OpenBadgeCredential as the payload of its own JSON Web Token (Open Badges 3.0, sections 8.2.4
 * and B.1.2). The names are those of the specification.
 *
 * @param validFrom whole seconds, because {@code nbf} has to be the same moment
 */
record OpenBadge(
        @JsonProperty("@context") List<String> context,
        String id,
        List<String> type,
        String name,
        String description,
        Profile issuer,
        Instant validFrom,
        Subject credentialSubject,
        StatusList.Entry credentialStatus,
        String iss,
        String jti,
        String sub,
        long nbf) {

    static final List<String> CONTEXT =
            List.of(
                    "https://www.w3.org/ns/credentials/v2",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");

    static final String TYPE = "OpenBadgeCredential";

    record Profile(String id, List<String> type, String name, String url, String description) {}

    /**
     * The learner. The id is one for this credential only: two certificates do not tell that they
     * are of the same person, except by the name.
     */
    record Subject(
            String id,
            List<String> type,
            List<Identity> identifier,
            Achievement achievement,
            List<Result> result) {}

    record Identity(String type, boolean hashed, String identityHash, String identityType) {}

    record Achievement(
            String id,
            List<String> type,
            String achievementType,
            String name,
            String description,
            String version,
            Criteria criteria,
            List<ResultDescription> resultDescription) {}

    record Criteria(String narrative) {}

    record ResultDescription(
            String id,
            List<String> type,
            String name,
            String resultType,
            String valueMin,
            String valueMax) {}

    record Result(List<String> type, String resultDescription, String value) {}

    static OpenBadge of(Award award, Issuer issuer) {
        var id = issuer.credential(award.id());
        var subject = subject(id + "#learner", award, issuer);
        var profile = profile(issuer);
        return new OpenBadge(
                CONTEXT,
                id,
                List.of("VerifiableCredential", TYPE),
                "Roadmap completed: " + award.roadmapTitle(),
                "The learner has settled every topic of the roadmap \"%s\", version %d: %d done, %d skipped."
                        .formatted(
                                award.roadmapTitle(),
                                award.roadmapVersion(),
                                award.done(),
                                award.skipped()),
                profile,
                award.at(),
                subject,
                StatusList.entry(award.statusIndex(), issuer),
                profile.id(),
                id,
                subject.id(),
                award.at().getEpochSecond());
    }

    static Profile profile(Issuer issuer) {
        return new Profile(
                issuer.id(),
                List.of("Profile"),
                "Backroad",
                issuer.home(),
                "A learning platform that demonstrates each topic it teaches. Keys: "
                        + issuer.jwks());
    }

    private static Subject subject(String id, Award award, Issuer issuer) {
        var achievement = issuer.achievement(award.roadmapSlug(), award.roadmapVersion());
        var done = achievement + "#done";
        var skipped = achievement + "#skipped";
        return new Subject(
                id,
                List.of("AchievementSubject"),
                List.of(new Identity("IdentityObject", false, award.name(), "name")),
                achievement(
                        achievement,
                        award,
                        List.of(
                                count(done, "Topics done", 1, award.total()),
                                count(skipped, "Topics skipped", 0, award.total() - 1))),
                List.of(result(done, award.done()), result(skipped, award.skipped())));
    }

    private static Achievement achievement(
            String id, Award award, List<ResultDescription> results) {
        return new Achievement(
                id,
                List.of("Achievement"),
                "CertificateOfCompletion",
                award.roadmapTitle(),
                "The roadmap \"%s\", version %d, with %d topics."
                        .formatted(award.roadmapTitle(), award.roadmapVersion(), award.total()),
                Integer.toString(award.roadmapVersion()),
                new Criteria(
                        "Every topic of this version is either done or skipped, and at least one is"
                                + " done. Learners say themselves what they have done; there is no"
                                + " exam."),
                results);
    }

    private static ResultDescription count(String id, String name, int min, int max) {
        return new ResultDescription(
                id,
                List.of("ResultDescription"),
                name,
                "RawScore",
                Integer.toString(min),
                Integer.toString(max));
    }

    private static Result result(String description, int value) {
        return new Result(List.of("Result"), description, Integer.toString(value));
    }
}
