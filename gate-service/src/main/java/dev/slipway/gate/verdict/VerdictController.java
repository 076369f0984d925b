package dev.slipway.gate.verdict;

import dev.slipway.contracts.http.AppView;
import dev.slipway.gate.policy.Environment;
import dev.slipway.gate.policy.Finding;
import dev.slipway.gate.registry.Digest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Verdicts over HTTP. */
@RestController
@RequestMapping("/api/v1/verdicts")
@Tag(name = "verdicts")
class VerdictController {
    /** What an app can be called: a DNS label. */
    private static final Pattern APP = Pattern.compile(AppView.NAME);

    private final VerdictService verdicts;

    VerdictController(VerdictService verdicts) {
        this.verdicts = verdicts;
    }

    /**
     * @param findings every rule that was not passed, worst first
     * @param missing kinds of evidence that are not there
     * @param evidence that counted
     */
    @Schema(name = "Verdict")
    record VerdictView(
            UUID id,
            String app,
            Environment environment,

            @Schema(allowableValues = {"passed", "failed", "undetermined"})
            String outcome,

            String risk,
            List<Finding> findings,
            List<String> missing,
            String policyVersion,
            List<EvidenceRef> evidence,
            Instant evaluatedAt) {
        static VerdictView of(Verdict verdict) {
            return new VerdictView(
                    verdict.id(),
                    verdict.app(),
                    verdict.environment(),
                    verdict.outcome(),
                    verdict.risk().word(),
                    verdict.findings(),
                    verdict.missing(),
                    verdict.policyVersion(),
                    verdict.evidence(),
                    verdict.evaluatedAt());
        }
    }

    @GetMapping("/{digest}")
    @Operation(summary = "The verdict that holds for an image", description = "Anyone signed in.")
    @ApiResponse(responseCode = "200", description = "The verdict")
    @ApiResponse(responseCode = "404", description = "No verdict about this digest, or not for this app")
    @ApiResponse(responseCode = "422", description = "Not a digest, or no such environment")
    VerdictView find(
            @Parameter(description = "sha256: and 64 hex digits") @PathVariable String digest,
            @Parameter(description = "name of the app; the strictest verdict of all apps without it")
                    @RequestParam(required = false)
                    @Nullable
                    String app,
            @Parameter(description = "staging or production") @RequestParam(defaultValue = "production")
                    String environment) {
        var image = Digest.parse(digest).orElseThrow(VerdictProblem::notADigest);
        var where = Environment.ofWord(environment).orElseThrow(VerdictProblem::noEnvironment);
        if (app != null && !APP.matcher(app).matches()) {
            throw VerdictProblem.unknown(image);
        }
        return verdicts.find(image, app, where).map(VerdictView::of).orElseThrow(() -> VerdictProblem.unknown(image));
    }
}
