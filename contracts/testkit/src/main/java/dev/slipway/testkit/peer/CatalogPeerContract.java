package dev.slipway.testkit.peer;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;

/** A service that asks the catalog who may do what: a question that is asked by POST, and therefore once. */
public abstract class CatalogPeerContract extends PeerContract {
    protected CatalogPeerContract() {
        super("catalog");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        return services.of(CatalogClient.class).check(new PermissionQuery("p_0123456789ab", "where2eat", "decide"));
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return okJson("""
                {"allowed": true, "why": "You lead the team.", "active": true, "roles": ["approver"], "owner": false, "lead": true, "member": true,
                 "revision": 7}""");
    }

    @Override
    protected boolean repeats() {
        return false;
    }
}
