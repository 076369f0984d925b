package dev.slipway.catalog.audit;

import dev.slipway.catalog.app.AppProblem;
import dev.slipway.catalog.app.Apps;
import dev.slipway.catalog.directory.Action;
import dev.slipway.catalog.directory.Directory;
import dev.slipway.runtime.security.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
class TimelineController {
    private final Apps apps;
    private final Directory directory;
    private final TimelineService timeline;

    TimelineController(Apps apps, Directory directory, TimelineService timeline) {
        this.apps = apps;
        this.directory = directory;
        this.timeline = timeline;
    }

    @GetMapping("/api/v1/apps/{app}/timeline")
    @Operation(
            summary = "What happened to an app, oldest first (owner, team, auditor, operator)",
            description = "As the services announced it; of a long history the newest 2,000 items.")
    @ApiResponse(responseCode = "200", description = "The items")
    @ApiResponse(responseCode = "403", description = "Not yours to see")
    @ApiResponse(responseCode = "404", description = "No such app")
    TimelineView timeline(@PathVariable String app, Person person) {
        var found = apps.find(app).orElseThrow(() -> AppProblem.unknown(app));
        var permission = directory.check(person.id(), found.target(), Action.TIMELINE);
        if (!permission.allowed()) {
            throw AppProblem.notAllowed(permission.why());
        }
        return timeline.of(app);
    }
}
