package dev.slipway.cost.report;

import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Costs over HTTP: one report as data, as a table, or as a page, by what the caller accepts. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "reports")
class ReportController {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;

    private final ReportService reports;
    private final Readers readers;
    private final ReportPage page;

    ReportController(ReportService reports, Readers readers, ReportPage page) {
        this.reports = reports;
        this.readers = readers;
        this.page = page;
    }

    @GetMapping(path = "/apps/{app}/costs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What an app cost, month by month")
    @ApiResponse(responseCode = "200", description = "The months")
    @ApiResponse(responseCode = "403", description = "Not yours to see")
    @ApiResponse(responseCode = "404", description = "No such app")
    AppCosts ofApp(@PathVariable String app, Person person) {
        readers.mayReadApp(person, app);
        return reports.ofApp(app);
    }

    @GetMapping(path = "/reports/{month}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The report of a month")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = MonthlyReport.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "403", description = "You lead no team")
    @ApiResponse(responseCode = "422", description = "Not a month")
    MonthlyReport asData(
            @PathVariable String month, @RequestParam(required = false) @Nullable String costCentre, Person person) {
        return report(month, costCentre, person);
    }

    @GetMapping(path = "/reports/{month}", produces = "text/csv")
    @Operation(hidden = true) // the document says it of the first
    String asTable(
            @PathVariable String month, @RequestParam(required = false) @Nullable String costCentre, Person person) {
        return ReportTable.of(report(month, costCentre, person));
    }

    @GetMapping(path = "/reports/{month}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(hidden = true) // the document says it of the first
    String asPage(
            @PathVariable String month, @RequestParam(required = false) @Nullable String costCentre, Person person) {
        return page.of(report(month, costCentre, person));
    }

    private MonthlyReport report(String month, @Nullable String costCentre, Person person) {
        return reports.ofMonth(read(month), costCentre, readers.of(person));
    }

    private static YearMonth read(String month) {
        try {
            var read = YearMonth.parse(month);
            if (read.getYear() < FIRST_YEAR || read.getYear() > LAST_YEAR) {
                throw notAMonth(month);
            }
            return read;
        } catch (DateTimeException e) {
            throw notAMonth(month).because(e);
        }
    }

    private static Problem notAMonth(String month) {
        return Problems.UNPROCESSABLE
                .problem("“%s” is no month that anybody is billed for.", month)
                .error("/month", "must look like 2026-09");
    }
}
