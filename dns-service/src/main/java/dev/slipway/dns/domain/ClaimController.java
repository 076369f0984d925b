package dev.slipway.dns.domain;

import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.dns.certificate.CertificateService;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.Claim.State;
import dev.slipway.dns.claim.ClaimOutcome.ForeignZone;
import dev.slipway.dns.claim.ClaimOutcome.HeldAlready;
import dev.slipway.dns.claim.ClaimOutcome.LooksLike;
import dev.slipway.dns.claim.ClaimOutcome.Refused;
import dev.slipway.dns.claim.ClaimOutcome.Taken;
import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.record.RecordService;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.dns.zone.Zones;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.security.Caller;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Claims over HTTP. Who may claim for an app is asked of the catalog at that moment. */
@RestController
@RequestMapping("/api/v1/claims")
@Tag(name = "claims")
class ClaimController {
    private final ClaimService claims;
    private final RecordService records;
    private final CertificateService certificates;
    private final Zones zones;
    private final CatalogClient catalog;

    ClaimController(
            ClaimService claims,
            RecordService records,
            CertificateService certificates,
            Zones zones,
            ServiceClients services) {
        this.claims = claims;
        this.records = records;
        this.certificates = certificates;
        this.zones = zones;
        this.catalog = services.of(CatalogClient.class);
    }

    /** Asks for a label in a zone. */
    record ClaimForm(
            @NotNull @Pattern(regexp = AppView.NAME, message = "must be the name of an app")
            String app,

            @NotBlank @Size(max = 63) String label,
            @NotBlank @Size(max = 253) String zone) {}

    @PostMapping
    @Operation(summary = "Claims a name for an app; the owner and the team's lead may")
    @ApiResponse(responseCode = "201", description = "Claimed; Location says where")
    @ApiResponse(responseCode = "200", description = "The app held it already")
    @ApiResponse(responseCode = "403", description = "Neither owner nor lead")
    @ApiResponse(responseCode = "409", description = "Another app holds it, or a name that looks like it")
    @ApiResponse(responseCode = "422", description = "Not a name that may be claimed here: rule says which rule")
    ResponseEntity<ClaimView> claim(@Valid @RequestBody ClaimForm form, Person person) {
        var refusal = zones.refusalOf(form.label());
        if (refusal.isPresent()) {
            throw refused(new Refused(refusal.get()));
        }
        var app = allowed(form.app(), person);
        var environment = zones.environmentOf(form.zone());
        if (environment.isEmpty()) {
            throw foreign(new ForeignZone(
                    form.zone(), zones.zoneOf(app.team(), "production").orElse("")));
        }
        var request =
                new NameRequest(app.name(), app.revision(), app.team(), form.label(), environment.get(), person.id());
        return switch (claims.claimIn(form.zone(), request)) {
            case Won(var claim) -> ResponseEntity.created(uri(claim)).body(view(claim));
            case HeldAlready(var claim) -> ResponseEntity.ok(view(claim));
            case Taken(var fqdn) ->
                throw Problems.CONFLICT
                        .problem("%s belongs to another app.", fqdn)
                        .fix("Choose another label.");
            case LooksLike(var fqdn, var other) ->
                throw Problems.CONFLICT
                        .problem("%s looks like %s, which belongs to another app.", fqdn, other)
                        .fix("Choose a label that cannot be mistaken.");
            case Refused refused -> throw refused(refused);
            case ForeignZone foreign -> throw foreign(foreign);
        };
    }

    @GetMapping("/{fqdn}")
    @Operation(summary = "Who holds a name, and what stands behind it")
    @ApiResponse(responseCode = "200", description = "The claim")
    @ApiResponse(responseCode = "404", description = "Nobody holds it")
    @ApiResponse(responseCode = "410", description = "It was given back")
    ClaimView claim(@PathVariable String fqdn, Caller caller) {
        var claim = Fqdn.parse(fqdn)
                .flatMap(claims::find)
                .orElseThrow(() -> Problems.NOT_FOUND.problem("Nobody holds the name %s.", fqdn));
        if (claim.state() == State.RELEASED) {
            throw Problems.GONE.problem("%s was given back by %s.", claim.fqdn(), claim.app());
        }
        return view(claim);
    }

    private AppView allowed(String app, Person person) {
        try {
            var answer = catalog.check(new PermissionQuery(person.id(), app, "claim"));
            if (!answer.allowed()) {
                throw Problems.FORBIDDEN.problem("%s", answer.why());
            }
            return catalog.app(app);
        } catch (RemoteProblem unknown) {
            if (unknown.status() != 404) {
                throw unknown;
            }
            throw Problems.UNPROCESSABLE
                    .problem("There is no app called %s.", app)
                    .error("/app", "is not a registered app")
                    .because(unknown);
        }
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(
                claim,
                records.desiredOf(claim),
                Optional.of(claim).flatMap(certificates::inUse).orElse(null));
    }

    private static Problem refused(Refused refused) {
        return Problems.UNPROCESSABLE
                .problem("%s", refused.rule().why())
                .with("rule", refused.rule().rule())
                .error("/label", refused.rule().why())
                .fix("Choose another label.");
    }

    private static Problem foreign(ForeignZone foreign) {
        return Problems.UNPROCESSABLE
                .problem("%s is not a zone of the app's team.", foreign.zone())
                .with("rule", "own-zone")
                .error("/zone", "must be " + foreign.own())
                .fix("Claim the name in " + foreign.own() + ".");
    }

    private static URI uri(Claim claim) {
        return URI.create("/api/v1/claims/" + claim.fqdn());
    }
}
