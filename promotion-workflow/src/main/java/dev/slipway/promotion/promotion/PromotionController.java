package dev.slipway.promotion.promotion;

import static dev.slipway.runtime.web.Problems.CONFLICT;
import static dev.slipway.runtime.web.Problems.FORBIDDEN;
import static dev.slipway.runtime.web.Problems.NOT_FOUND;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PermissionAnswer;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.promotion.promotion.PromotionService.Wanted;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Idempotent;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import dev.slipway.runtime.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Promotions for people: to look at, to begin, to hold and to give up. */
@RestController
@RequestMapping("/api/v1/promotions")
class PromotionController {
    private static final int UNKNOWN = 404;

    private final PromotionService promotions;
    private final PromotionViews views;
    private final CatalogClient catalog;

    PromotionController(PromotionService promotions, PromotionViews views, CatalogClient catalog) {
        this.promotions = promotions;
        this.views = views;
        this.catalog = catalog;
    }

    @GetMapping
    @Operation(summary = "List promotions, the newest first")
    Page<PromotionView> list(@RequestParam(required = false) @Nullable String app, Paging paging) {
        return views.page(app, paging);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a promotion with its approvals and its history")
    @ApiResponse(responseCode = "200", description = "it")
    @ApiResponse(responseCode = "404", description = "there is none")
    PromotionView show(@PathVariable UUID id) {
        return views.find(id).orElseThrow(() -> unknown(id));
    }

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Promote a build of an app; one that is under way already is given as it is")
    @ApiResponse(responseCode = "202", description = "it is on its way")
    @ApiResponse(responseCode = "403", description = "only its owner, a lead of its team or an operator may")
    @ApiResponse(responseCode = "404", description = "there is no such app")
    PromotionView begin(@Valid @RequestBody PromotionForm form, Person person) {
        var may = mayElse(person, form.app(), "promote");
        var begun = promotions.begin(new Wanted(form.app(), form.digest(), null, null, may.revision(), person.id()));
        return show(begun.id());
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Hold a promotion before its next stage (operators)")
    @ApiResponse(responseCode = "202", description = "it is as asked")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(responseCode = "409", description = "its state does not let it")
    PromotionView pause(@PathVariable UUID id, Person person) {
        return done(id, promotions.pause(known(id).id(), true, person.id()), "It has ended.");
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Let a promotion go on that was held (operators)")
    @ApiResponse(responseCode = "202", description = "it is as asked")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(responseCode = "409", description = "its state does not let it")
    PromotionView resume(@PathVariable UUID id, Person person) {
        return done(id, promotions.pause(known(id).id(), false, person.id()), "It has ended.");
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Give a promotion up before it changes production (operators, and the app's owner)")
    @ApiResponse(responseCode = "202", description = "it is as asked")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(responseCode = "409", description = "its state does not let it")
    PromotionView cancel(@PathVariable UUID id, Person person) {
        var promotion = known(id);
        mayElse(person, promotion.app(), "cancel");
        return done(id, promotions.cancel(id, person.id()), "It has ended, or production is being changed already.");
    }

    @PostMapping("/{id}/retry")
    @Idempotent
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begin anew with the build of a promotion that has ended without success (operators)")
    @ApiResponse(responseCode = "202", description = "it is as asked")
    @ApiResponse(responseCode = "404", description = "there is none")
    @ApiResponse(responseCode = "409", description = "its state does not let it")
    PromotionView retry(@PathVariable UUID id, Person person) {
        var promotion = known(id);
        if (!promotion.state().ended() || promotion.state() == PromotionState.COMPLETED) {
            throw CONFLICT.problem(
                    "It is %s; there is nothing to try again.",
                    promotion.state().id());
        }
        var may = mayElse(person, promotion.app(), "promote");
        var again = promotions.begin(new Wanted(
                promotion.app(),
                promotion.digest(),
                promotion.version(),
                promotion.repository(),
                may.revision(),
                person.id()));
        return show(again.id());
    }

    private Promotion known(UUID id) {
        return promotions.find(id).orElseThrow(() -> unknown(id));
    }

    private PromotionView done(UUID id, boolean done, String otherwise) {
        if (!done) {
            throw CONFLICT.problem("%s", otherwise);
        }
        return show(id);
    }

    private PermissionAnswer mayElse(Person person, String app, String action) {
        try {
            var answer = catalog.check(new PermissionQuery(person.id(), app, action));
            if (!answer.allowed()) {
                throw FORBIDDEN.problem("%s", answer.why());
            }
            return answer;
        } catch (RemoteProblem e) {
            if (e.status() == UNKNOWN) {
                throw NOT_FOUND.problem("There is no app %s.", app).because(e);
            }
            throw e;
        }
    }

    private static Problem unknown(UUID id) {
        return NOT_FOUND.problem("There is no promotion %s.", id);
    }
}
