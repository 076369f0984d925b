package dev.slipway.promotion.drift;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: after a restore, and whenever something looks strange. */
@RestController
class DriftController {
    private final DriftService drift;

    DriftController(DriftService drift) {
        this.drift = drift;
    }

    /** All of them; an empty list is good news. */
    record Differences(List<Difference> items) {}

    @GetMapping("/api/v1/differences")
    @Operation(
            summary =
                    "Show where Git or the cluster hold something else than the records (operators); nothing is changed")
    Differences show() {
        return new Differences(drift.differences());
    }
}
