package dev.slipway.promotion.process;

import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Processes that do not get on, for operators. */
@RestController
@RequestMapping("/api/v1/operations/processes")
@Tag(name = "Operations")
class ProcessController {
    private static final String NUMBER = "number";

    private final StuckProcesses processes;

    ProcessController(StuckProcesses processes) {
        this.processes = processes;
    }

    @GetMapping
    @Operation(
            summary = "Open processes that do not get on (operator)",
            description =
                    "Each page looks at so many open processes and shows those that are stuck, so that one may be empty and yet have a next.")
    @ApiResponse(responseCode = "200", description = "What happened, since when, and what to do")
    Page<StuckProcess> list(Paging paging) {
        var after = paging.after().map(ProcessController::number).orElse(0L);
        var rows = Page.of(
                processes.openAfter(after, paging.limitPlusOne()), paging, last -> Cursor.at(NUMBER, last.number()));
        return new Page<>(processes.among(rows.items()), rows.nextCursor());
    }

    @PostMapping("/{id}/retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begins the workflow of an open process anew; what it has done stays done (operator)")
    @ApiResponse(responseCode = "202", description = "It runs again")
    @ApiResponse(responseCode = "404", description = "There is no such open process")
    void retry(@PathVariable UUID id, Person operator) {
        if (!processes.beginAnew(id, operator.id())) {
            throw Problems.NOT_FOUND.problem("There is no open process %s.", id);
        }
    }

    private static long number(Cursor cursor) {
        try {
            return Long.parseLong(cursor.get(NUMBER));
        } catch (NumberFormatException e) {
            throw Problems.UNPROCESSABLE
                    .problem("The cursor was not given out by this list.")
                    .error("/cursor", "is not a cursor of this list")
                    .because(e);
        }
    }
}
