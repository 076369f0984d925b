package dev.slipway.gate.app;

import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.runtime.http.RemoteProblem;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks the catalog about apps, at this moment. {@link dev.slipway.runtime.RetryableException} if it does not answer. */
@Component
public class Apps {
    private final CatalogClient catalog;

    Apps(CatalogClient catalog) {
        this.catalog = catalog;
    }

    public Optional<AppView> named(String app) {
        return ifKnown(() -> catalog.app(app));
    }

    /** @param repository host and path, without tag */
    public Optional<AppView> byImage(String repository) {
        return ifKnown(() -> catalog.appByImage(repository));
    }

    private static Optional<AppView> ifKnown(Supplier<AppView> question) {
        try {
            return Optional.of(question.get());
        } catch (RemoteProblem e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
