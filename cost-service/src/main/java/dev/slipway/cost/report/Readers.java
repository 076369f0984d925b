package dev.slipway.cost.report;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problems;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may read what, asked of the catalog at that moment. Finance and auditors read everything. */
@Component
class Readers {
    private final CatalogClient catalog;

    Readers(ServiceClients services) {
        this.catalog = services.of(CatalogClient.class);
    }

    /** What the person may read of a monthly report; nobody who leads no team reads any. */
    Readership of(Person person) {
        if (readsEverything(person)) {
            return new Readership(true, Set.of());
        }
        var leads = catalog.people(new PeopleQuery(List.of(person.id()))).stream()
                .filter(found -> found.active())
                .flatMap(found -> found.leads().stream())
                .toList();
        if (leads.isEmpty()) {
            throw Problems.FORBIDDEN.problem(
                    "Reports are for finance and auditors, and for leads about their own teams.");
        }
        return new Readership(false, Set.copyOf(leads));
    }

    void mayReadApp(Person person, String app) {
        if (readsEverything(person)) {
            return;
        }
        try {
            var answer = catalog.check(new PermissionQuery(person.id(), app, "read-costs"));
            if (!answer.allowed()) {
                throw Problems.FORBIDDEN.problem("%s", answer.why());
            }
        } catch (RemoteProblem unknown) {
            if (unknown.status() != 404) {
                throw unknown;
            }
            throw Problems.NOT_FOUND.problem("There is no app called %s.", app).because(unknown);
        }
    }

    private static boolean readsEverything(Person person) {
        return person.has("finance") || person.has("auditor");
    }
}
