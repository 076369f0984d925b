package dev.slipway.catalog.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
class VerificationController {
    private final VerificationService verification;

    VerificationController(VerificationService verification) {
        this.verification = verification;
    }

    @GetMapping("/api/v1/audit/verification")
    @Operation(
            summary = "Verifies the audit trail (auditor, security)",
            description =
                    "Recomputes every hash from the stored bytes: each service's own chain, and the chain over all. "
                            + "An entry that is still on its way is no flaw.")
    @ApiResponse(
            responseCode = "200",
            description = "What was found; problems[] names each entry that is not as it was")
    Verification verify(
            @Parameter(description = "looks at everything again, whatever was verified before")
                    @RequestParam(defaultValue = "false")
                    boolean full) {
        return verification.verify(full);
    }
}
