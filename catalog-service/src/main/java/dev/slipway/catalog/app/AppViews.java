package dev.slipway.catalog.app;

import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.directory.Human;
import dev.slipway.contracts.Money;
import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.EnvironmentView;
import dev.slipway.contracts.http.ImageView;
import dev.slipway.contracts.http.LifecycleView;
import dev.slipway.contracts.http.RiskView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows apps: with addresses for opaque ids, and with what other services told. */
@Component
class AppViews {
    private final Directory directory;
    private final EnvironmentRepository environments;

    AppViews(Directory directory, EnvironmentRepository environments) {
        this.directory = directory;
        this.environments = environments;
    }

    AppView of(App app) {
        return of(List.of(app)).getFirst();
    }

    List<AppView> of(List<App> apps) {
        var names = apps.stream().map(App::name).toList();
        var owners = directory.byIds(apps.stream().map(App::owner).distinct().toList());
        var running = environments.environments(names);
        var estimates = environments.estimates(names);
        return apps.stream()
                .map(app -> view(
                        app,
                        owners.get(app.owner()),
                        running.getOrDefault(app.name(), List.of()),
                        estimates.get(app.name())))
                .toList();
    }

    private static AppView view(
            App app, @Nullable Human owner, List<EnvironmentView> running, @Nullable Money estimate) {
        var said = app.description();
        var answers = app.answers();
        return new AppView(
                app.name(),
                Optional.ofNullable(owner).map(Human::email).orElse(app.owner()),
                app.owner(),
                said.team(),
                said.businessUnit(),
                said.costCentre(),
                said.sourceRepository(),
                new ImageView(said.image().repository(), said.image().tag()),
                said.version(),
                app.hostingTier(),
                app.dataClassification(),
                new RiskView(
                        app.risk().level().word(),
                        app.risk().source(),
                        app.risk().reasons()),
                new LifecycleView(app.lifecycle().word(), said.expires(), app.nextReview()),
                said.escalation(),
                said.runbook(),
                said.subdomain(),
                AppEvents.health(said),
                AppEvents.telemetry(said),
                AppEvents.alerts(said),
                AppEvents.smoke(said),
                app.monthlyCostCap(),
                estimate,
                null,
                answers == null ? null : answers.expectedUsers(),
                running,
                app.defaulted(),
                said.thirdPartyServices(),
                said.retention(),
                said.riskLevel(),
                app.revision());
    }
}
