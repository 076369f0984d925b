package dev.slipway.promotion.gitops;

import dev.slipway.contracts.activities.AppSize;
import org.springframework.stereotype.Component;

/** How large apps are made, read from the manifest that is written for them: what is estimated is what is deployed. */
@Component
public class AppSizes {
    private final AppSize ofEveryApp;

    AppSizes(Manifests manifests) {
        this.ofEveryApp = manifests.size();
    }

    /** No app has a size of its own. */
    public AppSize ofEveryApp() {
        return ofEveryApp;
    }
}
