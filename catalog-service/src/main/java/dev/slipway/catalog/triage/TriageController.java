package dev.slipway.catalog.triage;

import dev.slipway.catalog.app.AppProblem;
import dev.slipway.runtime.security.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Triage")
class TriageController {
    private final TriageService triage;
    private final TriageReader reader;

    TriageController(TriageService triage, TriageReader reader) {
        this.triage = triage;
        this.reader = reader;
    }

    @PutMapping(path = "/api/v1/apps/{app}/triage", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Answers the questions of triage (owner, lead)",
            description = "{sensitiveData: none,internal,personal,regulated; exposure: internal,public; expectedUsers; "
                    + "maxMonthlyCost {amount, currency}; maintainedBy: creator,team; outsideKeys: true,false; reason}")
    @ApiResponse(responseCode = "200", description = "The risk, and why")
    @ApiResponse(responseCode = "403", description = "Neither owner nor lead")
    @ApiResponse(responseCode = "404", description = "No such app")
    @ApiResponse(responseCode = "409", description = "Archived, or on its way there")
    @ApiResponse(responseCode = "422", description = "Understood but wrong: errors[] names every place")
    TriageView answer(
            @PathVariable String app,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
                    @RequestBody
                    byte[] body,
            Person person) {
        return switch (triage.answer(app, reader.read(body), person.id())) {
            case TriageOutcome.Assessed(var assessed) ->
                new TriageView(
                        assessed.risk().level().word(),
                        assessed.risk().level().path(),
                        assessed.risk().reasons());
            case TriageOutcome.Unknown _ -> throw AppProblem.unknown(app);
            case TriageOutcome.NotAllowed(var why) -> throw AppProblem.notAllowed(why);
            case TriageOutcome.Closed(var state) -> throw AppProblem.closed(app, state);
        };
    }
}
