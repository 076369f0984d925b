package dev.slipway.promotion.approval;

import static dev.slipway.runtime.web.Problems.CONFLICT;
import static dev.slipway.runtime.web.Problems.FORBIDDEN;
import static dev.slipway.runtime.web.Problems.NOT_FOUND;
import static dev.slipway.runtime.web.Problems.UNPROCESSABLE;

import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.DecisionAnswer;
import dev.slipway.promotion.approval.DecisionOutcome.Closed;
import dev.slipway.promotion.approval.DecisionOutcome.Granted;
import dev.slipway.promotion.approval.DecisionOutcome.NotAllowed;
import dev.slipway.promotion.approval.DecisionOutcome.NotLinked;
import dev.slipway.promotion.approval.DecisionOutcome.OtherDigest;
import dev.slipway.promotion.approval.DecisionService.Recorded;
import dev.slipway.promotion.process.Processes;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.security.ServiceCaller;
import dev.slipway.runtime.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decisions over the API and from chats. */
@RestController
class DecisionController {
    private final DecisionService decisions;
    private final Processes processes;

    DecisionController(DecisionService decisions, Processes processes) {
        this.decisions = decisions;
        this.processes = processes;
    }

    @PostMapping("/api/v1/promotions/{id}/decisions")
    @Operation(summary = "Approve or reject a promotion, for the build that you name")
    @ApiResponse(responseCode = "200", description = "it counts")
    @ApiResponse(responseCode = "403", description = "you may not decide, and why")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(
            responseCode = "409",
            description = "it is decided, superseded, not asked for yet, or about another build")
    DecisionAnswer promotion(@PathVariable UUID id, @Valid @RequestBody DecisionForm form, Person person) {
        if (form.digest() == null) {
            throw UNPROCESSABLE
                    .problem("A decision names the build that it is about.")
                    .error("/digest", "must be the digest of the promotion");
        }
        return decide(id, Approvals.PROMOTION, form, person);
    }

    @PostMapping("/api/v1/decommissions/{id}/decisions")
    @Operation(summary = "Approve or reject taking an app out of production")
    @ApiResponse(responseCode = "200", description = "it counts")
    @ApiResponse(responseCode = "403", description = "you may not decide, and why")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(responseCode = "409", description = "it is decided, or not asked for yet")
    DecisionAnswer decommission(@PathVariable UUID id, @Valid @RequestBody DecisionForm form, Person person) {
        return decide(id, Approvals.DECOMMISSION, form, person);
    }

    @PostMapping("/internal/v1/approvals/{approval}/decisions")
    @Operation(summary = "Record a verified click in a chat; refusals are answers, not errors")
    @ApiResponse(responseCode = "200", description = "what became of it")
    @ApiResponse(responseCode = "404", description = "there is no such approval")
    DecisionAnswer chat(@PathVariable UUID approval, @RequestBody ChatDecision click, ServiceCaller caller) {
        ClickRules.check(click);
        return decisions
                .decide(approval, click)
                .map(DecisionController::answer)
                .orElseThrow(() -> NOT_FOUND.problem("There is no approval %s.", approval));
    }

    private DecisionAnswer decide(UUID id, String about, DecisionForm form, Person person) {
        var recorded = decisions.decide(id, about, person.id(), form).orElseThrow(() -> nothingAsked(id, about));
        return switch (recorded.outcome()) {
            case Granted _ -> answer(recorded);
            case NotAllowed(var why) -> throw FORBIDDEN.problem("%s", why);
            case NotLinked(var why) -> throw FORBIDDEN.problem("%s", why);
            case Closed(var why) -> throw CONFLICT.problem("%s", why);
            case OtherDigest(var why) ->
                throw CONFLICT.problem("%s", why).fix("Look at the promotion again and decide about its build.");
        };
    }

    private Problem nothingAsked(UUID id, String about) {
        var known = processes.find(id).filter(row -> row.kind().id().equals(about));
        return known.isPresent()
                ? CONFLICT.problem("Nobody is asked to decide about this %s.", about)
                : NOT_FOUND.problem("There is no %s %s.", about, id);
    }

    private static DecisionAnswer answer(Recorded recorded) {
        return new DecisionAnswer(
                recorded.outcome().id(),
                recorded.outcome().words(),
                recorded.decision().id().toString());
    }
}
