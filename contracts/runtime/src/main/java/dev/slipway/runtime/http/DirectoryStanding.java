package dev.slipway.runtime.http;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.security.Standing;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Asks the directory each time, so that leaving counts from that moment on. */
final class DirectoryStanding implements Standing {
    private final ObjectProvider<ServiceClients> services;

    DirectoryStanding(ObjectProvider<ServiceClients> services) {
        this.services = services;
    }

    @Override
    public boolean hasLeft(Person person) {
        return services.getObject().of(CatalogClient.class).people(new PeopleQuery(List.of(person.id()))).stream()
                .anyMatch(known -> !known.active());
    }
}
