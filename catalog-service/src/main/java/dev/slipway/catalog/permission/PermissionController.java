package dev.slipway.catalog.permission;

import dev.slipway.catalog.app.AppProblem;
import dev.slipway.catalog.app.Apps;
import dev.slipway.catalog.directory.Action;
import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.document.PlainText;
import dev.slipway.contracts.http.PermissionAnswer;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal", description = "Between services")
class PermissionController {
    private final Apps apps;
    private final Directory directory;

    PermissionController(Apps apps, Directory directory) {
        this.apps = apps;
        this.directory = directory;
    }

    @PostMapping("/internal/v1/permissions/checks")
    @Operation(summary = "May this person do this to that app, at this moment?")
    @ApiResponse(responseCode = "200", description = "The answer, with the reason in words")
    @ApiResponse(responseCode = "404", description = "No such app")
    @ApiResponse(responseCode = "422", description = "No such action")
    PermissionAnswer check(@RequestBody PermissionQuery query) {
        var action = Action.of(query.action()).orElseThrow(() -> Problems.UNPROCESSABLE
                .problem("'%s' is no action.", query.action())
                .error("/action", "must be one of " + words()));
        named(query.person(), "/person");
        named(query.app(), "/app");
        if (!PlainText.is(query.person() + query.app())) {
            throw Problems.UNPROCESSABLE.problem("Neither person nor app can be called so.");
        }
        var app = apps.find(query.app()).orElseThrow(() -> AppProblem.unknown(query.app()));
        var answer = directory.check(query.person(), app.target(), action);
        return new PermissionAnswer(
                answer.allowed(),
                answer.why(),
                answer.active(),
                answer.roles().stream().sorted().toList(),
                answer.owner(),
                answer.lead(),
                answer.member(),
                app.revision());
    }

    private static void named(@Nullable String id, String place) {
        if (id == null) {
            throw Problems.UNPROCESSABLE
                    .problem("The question does not name both a person and an app.")
                    .error(place, "is missing");
        }
    }

    private static String words() {
        return Stream.of(Action.values()).map(Action::word).collect(Collectors.joining(", "));
    }
}
