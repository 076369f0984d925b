package dev.slipway.promotion.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The table of approvals.
 *
 * @param expiresAfter how long an approval waits for a decision
 * @param levels by risk: low, medium, high
 * @param byDataClass a further approval of this role where the app holds such data
 * @param aboveCap a further approval of this role where the estimate is above the app's cap
 * @param decommission for taking an app out of production
 */
@Validated
@ConfigurationProperties("slipway.approval")
record ApprovalProperties(
        @NotNull @DefaultValue("7d") Duration expiresAfter,
        @NotEmpty @Valid Map<String, Level> levels,
        @NotNull Map<String, String> byDataClass,
        @NotNull String aboveCap,
        @NotNull @Valid Level decommission) {

    /**
     * What a level of risk asks for.
     *
     * @param count approvals for an app that is in production already
     * @param firstRelease approvals for its first release to production
     * @param roles any of which counts
     * @param distinctRoles each approval must come in another role
     */
    record Level(
            @Min(0) int count,
            @Min(0) int firstRelease,
            @NotEmpty List<String> roles,
            boolean distinctRoles) {}
}
