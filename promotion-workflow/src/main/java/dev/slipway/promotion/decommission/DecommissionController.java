package dev.slipway.promotion.decommission;

import static dev.slipway.runtime.web.Problems.CONFLICT;
import static dev.slipway.runtime.web.Problems.FORBIDDEN;
import static dev.slipway.runtime.web.Problems.NOT_FOUND;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.promotion.decommission.DecommissionService.Wanted;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Idempotent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decommissions for people. */
@RestController
class DecommissionController {
    private static final int UNKNOWN = 404;

    private final DecommissionService decommissions;
    private final CatalogClient catalog;

    DecommissionController(DecommissionService decommissions, CatalogClient catalog) {
        this.decommissions = decommissions;
        this.catalog = catalog;
    }

    /** A decommission that is on its way. */
    record Begun(UUID id) {}

    @PostMapping("/api/v1/apps/{app}/decommission")
    @Idempotent
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for an app to be taken out of production; nothing is touched before somebody has agreed")
    @ApiResponse(responseCode = "202", description = "it is on its way, or was already")
    @ApiResponse(responseCode = "403", description = "only its owner, a lead of its team or an operator may")
    @ApiResponse(responseCode = "404", description = "there is no such app")
    Begun begin(@PathVariable String app, @Valid @RequestBody DecommissionForm form, Person person) {
        try {
            var answer = catalog.check(new PermissionQuery(person.id(), app, "decommission"));
            var mayAsk = answer.allowed() || answer.owner() || answer.lead();
            var live = mayAsk ? decommissions.join(app, person.id()) : Optional.<UUID>empty();
            if (live.isPresent()) {
                return new Begun(live.get());
            }
            if (!answer.allowed()) {
                throw FORBIDDEN.problem("%s", answer.why());
            }
            var risk = catalog.app(app).risk().level();
            return new Begun(decommissions.begin(new Wanted(app, form.reason(), risk, answer.revision(), person.id())));
        } catch (RemoteProblem e) {
            if (e.status() == UNKNOWN) {
                throw NOT_FOUND.problem("There is no app %s.", app).because(e);
            }
            throw e;
        }
    }

    @GetMapping("/api/v1/decommissions/{id}")
    @Operation(summary = "Show a decommission with its history")
    @ApiResponse(responseCode = "200", description = "it")
    @ApiResponse(responseCode = "404", description = "there is none")
    DecommissionView show(@PathVariable UUID id) {
        return decommissions.view(id).orElseThrow(() -> NOT_FOUND.problem("There is no decommission %s.", id));
    }

    @PostMapping("/api/v1/decommissions/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try again at once to remove what could not be removed (operators)")
    @ApiResponse(responseCode = "202", description = "it is tried again")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(responseCode = "409", description = "nothing is being removed")
    DecommissionView retry(@PathVariable UUID id) {
        var decommission = show(id);
        if (!decommissions.retry(id)) {
            throw CONFLICT.problem("It is %s; there is nothing to try again.", decommission.state());
        }
        return show(id);
    }
}
