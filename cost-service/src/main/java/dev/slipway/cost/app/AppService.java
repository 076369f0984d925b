package dev.slipway.cost.app;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the catalog tells; the newest revision wins. */
@Service
class AppService {
    private final AppRepository apps;
    private final ApplicationEventPublisher inTransaction;

    AppService(AppRepository apps, ApplicationEventPublisher inTransaction) {
        this.apps = apps;
        this.inTransaction = inTransaction;
    }

    @Transactional
    void keep(KnownApp app) {
        var cap = apps.find(app.name()).map(KnownApp::cap);
        if (apps.keepNewest(app) && !cap.equals(Optional.of(app.cap()))) {
            inTransaction.publishEvent(new CapChanged(app));
        }
    }
}
