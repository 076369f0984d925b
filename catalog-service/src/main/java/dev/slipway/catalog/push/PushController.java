package dev.slipway.catalog.push;

import dev.slipway.contracts.http.SourcePush;
import dev.slipway.runtime.job.Jobs;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal", description = "Between services")
class PushController {
    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Jobs jobs;
    private final PushJob job;

    PushController(Jobs jobs, PushJob job) {
        this.jobs = jobs;
        this.job = job;
    }

    /** While a push of the same repository waits to be read, a later one takes its place. */
    @PostMapping("/internal/v1/pushes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Reads app.yaml again at that commit")
    @ApiResponse(responseCode = "202", description = "Recorded, and soon read")
    @ApiResponse(responseCode = "422", description = "No repository or commit")
    void pushed(@RequestBody SourcePush push) {
        if (!matches(REPOSITORY, push.repository())) {
            throw wrong("/repository", "must be owner/name");
        }
        if (!matches(COMMIT, push.commit())) {
            throw wrong("/commit", "must be 40 hex digits in lower case");
        }
        jobs.enqueue(job, push.repository(), push);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static Problem wrong(String pointer, String what) {
        return Problems.UNPROCESSABLE
                .problem("The push is understood, but wrong.")
                .error(pointer, what);
    }
}
