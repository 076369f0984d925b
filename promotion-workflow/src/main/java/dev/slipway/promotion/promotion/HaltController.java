package dev.slipway.promotion.promotion;

import dev.slipway.promotion.halt.PromotionSwitch;
import dev.slipway.runtime.security.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch of promotions, for operators. */
@RestController
@RequestMapping("/api/v1/operations/promotions")
@Tag(name = "Operations")
class HaltController {
    private final PromotionSwitch halt;
    private final PromotionService promotions;

    HaltController(PromotionSwitch halt, PromotionService promotions) {
        this.halt = halt;
        this.promotions = promotions;
    }

    @GetMapping
    @Operation(summary = "Whether promotions run, since when, and who said so (operator)")
    @ApiResponse(responseCode = "200", description = "How the switch stands")
    HaltView show() {
        return HaltView.of(halt.newest());
    }

    @PutMapping
    @Operation(
            summary = "Stops promotions as a whole, or starts them again (operator)",
            description =
                    "Stopped, none enters a further stage that changes an environment; what has been entered goes on to its end, a rollback included.")
    @ApiResponse(responseCode = "200", description = "How the switch stands now")
    HaltView turn(@Valid @RequestBody HaltForm form, Person operator) {
        promotions.turn(Boolean.TRUE.equals(form.running()), form.reason(), operator.id());
        return show();
    }
}
