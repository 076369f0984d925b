package dev.slipway.runtime.operation;

import dev.slipway.runtime.job.DeadLetters;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations/dead-letters")
@Tag(name = "Operations")
class DeadLetterController {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterController.class);
    private static final String ID = "id";

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(summary = "Jobs that were given up, the oldest first (operator)")
    @ApiResponse(responseCode = "200", description = "What happened, since when, and what to do; perhaps nothing")
    Page<DeadLetterView> list(Paging paging) {
        var after = paging.after().map(DeadLetterController::id).orElse(null);
        return Page.of(letters.list(after, paging.limitPlusOne()), paging, last -> Cursor.at(ID, last.id()))
                .map(DeadLetterView::of);
    }

    @PostMapping("/{id}/retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Puts a job that was given up back into the queue (operator)")
    @ApiResponse(responseCode = "202", description = "It is in the queue, with all its attempts before it")
    @ApiResponse(responseCode = "404", description = "No such dead letter; perhaps somebody was faster")
    void retry(@PathVariable UUID id, Person operator) {
        LOG.info("{} tries dead letter {} again", operator.actor(), id);
        if (!letters.retry(id)) {
            throw Problems.NOT_FOUND.problem("There is no dead letter %s.", id);
        }
    }

    private static UUID id(Cursor cursor) {
        try {
            return UUID.fromString(cursor.get(ID));
        } catch (IllegalArgumentException e) {
            throw Problems.UNPROCESSABLE
                    .problem("The cursor was not given out by this list.")
                    .error("/cursor", "is not a cursor of this list")
                    .because(e);
        }
    }
}
