package dev.slipway.notifier.message;

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

/** Messages that no channel would take, for operators: somebody was not told, and perhaps nobody was asked. */
@RestController
@RequestMapping("/api/v1/operations/messages")
@Tag(name = "Operations")
class GivenUpController {
    private static final Logger LOG = LoggerFactory.getLogger(GivenUpController.class);
    private static final String ID = "id";

    private final MessageService messages;

    GivenUpController(MessageService messages) {
        this.messages = messages;
    }

    @GetMapping
    @Operation(summary = "Messages that were given up, the oldest first (operator)")
    @ApiResponse(responseCode = "200", description = "What happened, since when, and what to do; perhaps nothing")
    Page<GivenUpView> list(Paging paging) {
        var after = paging.after().map(cursor -> cursor.uuidAt(ID)).orElse(null);
        return Page.of(messages.givenUp(after, paging.limitPlusOne()), paging, last -> Cursor.at(ID, last.id()))
                .map(GivenUpView::of);
    }

    @PostMapping("/{id}/retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Has a message that was given up delivered after all (operator)")
    @ApiResponse(responseCode = "202", description = "It is on its way, as what it says now")
    @ApiResponse(responseCode = "404", description = "No such message was given up; perhaps somebody was faster")
    void retry(@PathVariable UUID id, Person operator) {
        LOG.info("{} has message {} delivered again", operator.actor(), id);
        if (!messages.tryAgain(id)) {
            throw Problems.NOT_FOUND.problem("No message %s was given up.", id);
        }
    }
}
