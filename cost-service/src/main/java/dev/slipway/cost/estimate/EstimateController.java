package dev.slipway.cost.estimate;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** “What would it cost?”, asked before anything is built. Nothing is stored. */
@RestController
@RequestMapping("/api/v1/estimates")
@Tag(name = "estimates")
class EstimateController {
    private final EstimateService estimates;
    private final CatalogClient catalog;

    EstimateController(EstimateService estimates, ServiceClients services) {
        this.estimates = estimates;
        this.catalog = services.of(CatalogClient.class);
    }

    /** Asks for an app, of a given size or the default of its tier. */
    record EstimateForm(
            @NotNull @Pattern(regexp = AppView.NAME, message = "must be the name of an app")
            String app,

            @Valid @Nullable SizeForm size) {}

    /** A size within what any cluster of micro-apps has. */
    record SizeForm(
            @NotNull @DecimalMin("0.01") @DecimalMax("64") @Digits(integer = 2, fraction = 3)
            BigDecimal cpu,

            @NotNull @DecimalMin("0.01") @DecimalMax("512") @Digits(integer = 3, fraction = 3)
            BigDecimal memoryGib,

            @Min(1) @Max(100) int replicas,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6)
            BigDecimal runningShare) {
        Size toDomain() {
            return new Size(cpu, memoryGib, replicas, runningShare);
        }
    }

    /** The answer. */
    record EstimateView(String app, Money monthly, Money cap, boolean aboveCap, Size size) {}

    @PostMapping
    @Operation(summary = "What a month of an app would cost")
    @ApiResponse(responseCode = "200", description = "The estimate")
    @ApiResponse(responseCode = "422", description = "No such app, or a size that nothing has")
    EstimateView estimate(@Valid @RequestBody EstimateForm form, Person person) {
        var estimate = estimates.reckon(
                app(form.app()), Optional.ofNullable(form.size()).map(SizeForm::toDomain));
        return new EstimateView(
                estimate.app(), estimate.monthly(), estimate.cap(), estimate.aboveCap(), estimate.size());
    }

    private AppView app(String name) {
        try {
            return catalog.app(name);
        } catch (RemoteProblem unknown) {
            if (unknown.status() != 404) {
                throw unknown;
            }
            throw Problems.UNPROCESSABLE
                    .problem("There is no app called %s.", name)
                    .error("/app", "is not a registered app")
                    .because(unknown);
        }
    }
}
