package dev.slipway.catalog.app;

import dev.slipway.catalog.description.AppDescription;
import dev.slipway.catalog.description.Described;
import dev.slipway.catalog.description.DescriptionReader;
import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.document.DocumentProblem;
import dev.slipway.catalog.document.Fault;
import dev.slipway.catalog.document.Format;
import dev.slipway.contracts.http.AppView;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Idempotent;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/apps", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Apps")
class AppController {
    private final AppService service;
    private final Apps apps;
    private final AppViews views;
    private final DescriptionReader reader;
    private final Directory directory;

    AppController(AppService service, Apps apps, AppViews views, DescriptionReader reader, Directory directory) {
        this.service = service;
        this.apps = apps;
        this.views = views;
        this.reader = reader;
        this.directory = directory;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE})
    @Idempotent
    @Operation(
            summary = "Registers an app",
            description = "The body is app.yaml (application/yaml, snake_case) or the same fields as JSON (camelCase). "
                    + "People register for themselves; operators, and leads within their team, for others too.")
    @ApiResponse(responseCode = "201", description = "Registered; Location says where")
    @ApiResponse(responseCode = "400", description = "Not readable")
    @ApiResponse(responseCode = "409", description = "The name is taken or was once, or the image is another app's")
    @ApiResponse(responseCode = "413", description = "More than 256 kB")
    @ApiResponse(responseCode = "422", description = "Understood but wrong: errors[] names every place")
    ResponseEntity<AppView> register(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "app.yaml, or the same fields as JSON in camelCase",
                            content = {
                                @Content(mediaType = "application/yaml", schema = @Schema(type = "object")),
                                @Content(mediaType = "application/json", schema = @Schema(type = "object"))
                            })
                    @RequestBody
                    byte[] body,
            @Parameter(hidden = true) @RequestHeader("Content-Type") MediaType type,
            Person person) {
        var said = read(body, type);
        var channel = format(type) == Format.YAML ? "app-yaml" : "api";
        return switch (service.register(said, new Author.SignedIn(person), channel)) {
            case Registration.Registered(var app) ->
                ResponseEntity.created(URI.create("/api/v1/apps/" + app.name()))
                        .eTag(RevisionTag.of(app))
                        .body(views.of(app));
            case Registration.NameTaken(var name) -> throw AppProblem.nameTaken(name);
            case Registration.ImageTaken(var repository) -> throw AppProblem.imageTaken(repository);
            case Registration.NotAllowed(var pointer, var why) ->
                throw AppProblem.notAllowed(why).error(pointer, why);
            case Registration.Wrong(var faults) -> throw DocumentProblem.wrong("The app's description", faults);
        };
    }

    @PutMapping(
            path = "/{app}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE})
    @Operation(
            summary = "Describes an app anew (owner, team lead, operator)",
            description = "The whole description, as in POST; what is left out is no longer said. "
                    + "With If-Match the change is made only if the app is still at that revision.")
    @ApiResponse(responseCode = "200", description = "The app as it is now")
    @ApiResponse(responseCode = "403", description = "Not yours")
    @ApiResponse(responseCode = "404", description = "No such app")
    @ApiResponse(responseCode = "409", description = "Archived or on its way there, or the image is another app's")
    @ApiResponse(responseCode = "412", description = "The app has changed since")
    @ApiResponse(responseCode = "422", description = "Understood but wrong: errors[] names every place")
    ResponseEntity<AppView> describe(
            @PathVariable String app,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "app.yaml, or the same fields as JSON in camelCase",
                            content = {
                                @Content(mediaType = "application/yaml", schema = @Schema(type = "object")),
                                @Content(mediaType = "application/json", schema = @Schema(type = "object"))
                            })
                    @RequestBody
                    byte[] body,
            @Parameter(hidden = true) @RequestHeader("Content-Type") MediaType type,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Person person) {
        var author = new Author.SignedIn(person);
        refuseStrangers(app, author);
        var said = read(body, type);
        try {
            return switch (service.describe(app, said, author, RevisionTag.wanted(ifMatch))) {
                case Redescription.Done(var done, var _) -> shown(done);
                case Redescription.Unknown _ -> throw AppProblem.unknown(app);
                case Redescription.NotAllowed(var why) -> throw AppProblem.notAllowed(why);
                case Redescription.Outdated(var revision) -> throw AppProblem.outdated(app, revision);
                case Redescription.Closed(var state) -> throw AppProblem.closed(app, state);
                case Redescription.Wrong(var faults) -> throw DocumentProblem.wrong("The app's description", faults);
            };
        } catch (DuplicateKeyException e) {
            throw AppProblem.imageTaken(said.image().repository()).because(e);
        }
    }

    @GetMapping("/{app}")
    @Operation(summary = "The record of an app")
    @ApiResponse(responseCode = "200", description = "The app; ETag is its revision")
    @ApiResponse(responseCode = "404", description = "No such app")
    ResponseEntity<AppView> get(@PathVariable String app) {
        return shown(apps.find(app).orElseThrow(() -> AppProblem.unknown(app)));
    }

    @GetMapping
    @Operation(summary = "Lists apps by name; filters narrow it")
    @ApiResponse(responseCode = "200", description = "A page")
    Page<AppView> list(
            @Parameter(description = "beginnings of words in name, team, unit, cost centre and repositories")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "address or opaque id") @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String team,
            @Parameter(description = "low, medium or high") @RequestParam(required = false) @Nullable String risk,
            @Parameter(description = "shared, isolated, edge or serverless") @RequestParam(required = false) @Nullable
                    String tier,
            @Parameter(description = "idea, active, decommissioning or archived")
                    @RequestParam(required = false)
                    @Nullable
                    String lifecycle,
            Paging paging) {
        AppFilters.check(paging);
        var filters = new AppFilters(q, owner, team, risk, tier, lifecycle);
        var page = Page.of(apps.list(filters.query(directory), paging), paging, Apps::after);
        return new Page<>(views.of(page.items()), page.nextCursor());
    }

    private ResponseEntity<AppView> shown(App app) {
        return ResponseEntity.ok().eTag(RevisionTag.of(app)).body(views.of(app));
    }

    /** Asked before the body is looked at: whoever may not change the app learns nothing about what would be wrong. */
    private void refuseStrangers(String name, Author author) {
        var app = apps.find(name).orElseThrow(() -> AppProblem.unknown(name));
        if (!app.lifecycle().open()) {
            throw AppProblem.closed(name, app.lifecycle());
        }
        service.mayNotDescribe(app, author).ifPresent(why -> {
            throw AppProblem.notAllowed(why);
        });
    }

    private AppDescription read(byte[] body, MediaType type) {
        return switch (reader.read(body, format(type))) {
            case Described.Well(var description) -> description;
            case Described.Badly(var faults, var owner, var team) -> {
                var all = new ArrayList<Fault>(faults);
                all.addAll(service.lookUp(owner, team));
                throw DocumentProblem.wrong("The app's description", all);
            }
            case Described.NotAtAll(var why) -> throw DocumentProblem.unreadable("The app's description", why);
        };
    }

    private static Format format(MediaType type) {
        return Optional.of(type)
                .filter(MediaType.APPLICATION_YAML::isCompatibleWith)
                .map(_ -> Format.YAML)
                .orElse(Format.JSON);
    }
}
