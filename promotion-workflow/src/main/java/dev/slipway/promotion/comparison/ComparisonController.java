package dev.slipway.promotion.comparison;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: after a restore, and whenever something looks strange. */
@RestController
class ComparisonController {
    private final ComparisonService comparison;

    ComparisonController(ComparisonService comparison) {
        this.comparison = comparison;
    }

    /** All of them; an empty list is good news. */
    record Differences(List<Difference> items) {}

    @GetMapping("/api/v1/differences")
    @Operation(
            summary =
                    "Show where Git or the cluster hold something else than the records (operators); nothing is changed")
    Differences show() {
        return new Differences(comparison.differences());
    }
}
