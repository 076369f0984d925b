package dev.slipway.runtime.operation;

import dev.slipway.runtime.event.EventProcessor;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations/parked")
@Tag(name = "Operations")
class ParkedController {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedController.class);
    private static final String CONSUMER = "consumer";
    private static final String POSITION = "position";

    private final List<EventProcessor> consumers;

    ParkedController(List<EventProcessor> consumers) {
        this.consumers = consumers.stream()
                .sorted(Comparator.comparing(EventProcessor::consumer))
                .toList();
    }

    private record Row(String consumer, long position, ParkedView view) {}

    @GetMapping
    @Operation(
            summary = "Subjects that stand still because an event could not be handled, the longest first (operator)")
    @ApiResponse(responseCode = "200", description = "What happened, since when, and what to do; perhaps nothing")
    Page<ParkedView> list(Paging paging) {
        var from = paging.after().map(cursor -> cursor.get(CONSUMER)).orElse("");
        var after = paging.after().map(ParkedController::position).orElse(0L);
        var rows = new ArrayList<Row>();
        for (var consumer : consumers) {
            var name = consumer.consumer();
            var wanted = paging.limitPlusOne() - rows.size();
            if (name.compareTo(from) >= 0 && wanted > 0) {
                consumer.parked().subjects(name.equals(from) ? after : 0L, wanted).stream()
                        .map(subject -> new Row(name, subject.position(), ParkedView.of(name, subject)))
                        .forEach(rows::add);
            }
        }
        return Page.of(rows, paging, row -> Cursor.at(CONSUMER, row.consumer()).and(POSITION, row.position()))
                .map(Row::view);
    }

    @PostMapping("/retries")
    @Operation(
            summary =
                    "Handles what is parked for a subject, in its order, until one event fails or none is left (operator)")
    @ApiResponse(responseCode = "200", description = "How many were handled, and whether something is left")
    @ApiResponse(responseCode = "404", description = "No such consumer")
    RetriedView retry(@Valid @RequestBody RetryParkedForm form, Person operator) {
        var parked = consumers.stream()
                .filter(consumer -> consumer.consumer().equals(form.consumer()))
                .findFirst()
                .orElseThrow(() -> Problems.NOT_FOUND.problem("There is no consumer %s here.", form.consumer()))
                .parked();
        LOG.info("{} tries {} of {} again", operator.actor(), form.subject(), form.topic());
        var handled = parked.retry(form.topic(), form.subject());
        return new RetriedView(handled, parked.holds(form.topic(), form.subject()));
    }

    private static long position(Cursor cursor) {
        try {
            return Long.parseLong(cursor.get(POSITION));
        } catch (NumberFormatException e) {
            throw Problems.UNPROCESSABLE
                    .problem("The cursor was not given out by this list.")
                    .error("/cursor", "is not a cursor of this list")
                    .because(e);
        }
    }
}
