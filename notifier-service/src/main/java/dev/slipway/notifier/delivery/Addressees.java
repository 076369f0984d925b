package dev.slipway.notifier.delivery;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PersonView;
import dev.slipway.notifier.delivery.ChatChannel.Undeliverable;
import dev.slipway.notifier.message.Content;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is behind an opaque id, asked of the directory when a message goes out and remembered nowhere. */
@Component
class Addressees {
    private final CatalogClient catalog;

    Addressees(ServiceClients services) {
        this.catalog = services.of(CatalogClient.class);
    }

    /** The owner's user id in the chat. */
    String ownerOf(String app, String provider) {
        var owner = owner(app);
        return owner.chat().stream()
                .filter(identity -> identity.provider().equals(provider))
                .map(identity -> identity.user())
                .findFirst()
                .orElseThrow(() -> new Undeliverable(
                        "The owner of %s has no linked %s account: an operator links it by PUT /api/v1/people/%s/chat-identities/%s/<workspace>/<user> at the catalog."
                                .formatted(app, provider, owner.id(), provider)));
    }

    /** Names to show instead of the opaque ids in a message. */
    Map<String, String> namesIn(Content content) {
        var ids =
                switch (content) {
                    case Content.ApprovalRequest request ->
                        request.decisions().stream()
                                .map(Content.Decided::by)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList();
                    case Content.Notice notice -> List.<String>of();
                };
        return ids.isEmpty()
                ? Map.of()
                : catalog.people(new PeopleQuery(ids)).stream()
                        .collect(Collectors.toMap(PersonView::id, PersonView::name));
    }

    private PersonView owner(String app) {
        try {
            var id = catalog.app(app).ownerId();
            return catalog.people(new PeopleQuery(List.of(id))).stream()
                    .filter(PersonView::active)
                    .findFirst()
                    .orElseThrow(
                            () -> new Undeliverable("The owner of %s is no longer in the directory.".formatted(app)));
        } catch (RemoteProblem gone) {
            if (gone.status() != 404) {
                throw gone;
            }
            throw new Undeliverable("The catalog does not know an app called %s.".formatted(app));
        }
    }
}
