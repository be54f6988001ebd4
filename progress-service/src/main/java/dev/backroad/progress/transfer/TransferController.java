package dev.backroad.progress.transfer;

import dev.backroad.defaults.LargerBody;
import dev.backroad.progress.enrollment.Learner;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where learners take their record along, and bring it. */
@RestController
@RequestMapping("/api/v1/progress-file")
class TransferController {

    /** As large as the largest record; the gateway has the same number. */
    private static final int MEBIBYTES = 6;

    private final ProgressTransfer transfer;

    TransferController(ProgressTransfer transfer) {
        this.transfer = transfer;
    }

    /** Reads one's record as a file: enrolments, statuses, notes and checklists. */
    @GetMapping
    ResponseEntity<ProgressFile> give(@AuthenticationPrincipal Jwt token) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"backroad-progress.json\"")
                .body(transfer.give(Learner.of(token)));
    }

    /**
     * Takes a record from a file into one's own.
     *
     * <p>Answers with the whole record, as it is then.
     */
    @LargerBody(mebibytes = MEBIBYTES)
    @PutMapping
    ProgressFile take(@AuthenticationPrincipal Jwt token, @Valid @RequestBody ProgressFile file) {
        var learner = Learner.of(token);
        transfer.take(learner, file);
        return transfer.give(learner);
    }
}
