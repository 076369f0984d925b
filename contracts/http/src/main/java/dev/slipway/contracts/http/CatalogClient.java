package dev.slipway.contracts.http;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What services ask the catalog. */
@OwnedBy("catalog")
public interface CatalogClient {
    /** The app; 404 if unknown. */
    @GetExchange("/api/v1/apps/{app}")
    AppView app(@PathVariable String app);

    /** The app that an image repository (host and path) belongs to; 404 if none. */
    @GetExchange("/internal/v1/apps/by-image")
    AppView appByImage(@RequestParam String repository);

    /** May this person do this to that app? 404 if the app is unknown; an unknown person is not allowed. */
    @PostExchange("/internal/v1/permissions/checks")
    PermissionAnswer check(@RequestBody PermissionQuery query);

    /** The people with these ids; unknown ids are left out. */
    @PostExchange("/internal/v1/people/lookups")
    List<PersonView> people(@RequestBody PeopleQuery query);

    /** Who of the directory stands behind people as another system knows them; their opaque ids and nothing else. */
    @PostExchange("/internal/v1/people/matches")
    PeopleMatches match(@RequestBody PeopleMatchQuery query);

    /** Whoever has linked this chat identity; 404 if nobody. */
    @GetExchange("/internal/v1/people/by-chat/{provider}/{workspace}/{user}")
    PersonView personByChat(@PathVariable String provider, @PathVariable String workspace, @PathVariable String user);

    /** The people who hold a role and have not left. */
    @GetExchange("/internal/v1/people/by-role/{role}")
    List<PersonView> peopleByRole(@PathVariable String role);

    /** Reads app.yaml again at that commit. Accepted means recorded, not yet read. */
    @PostExchange("/internal/v1/pushes")
    void pushed(@RequestBody SourcePush push);
}
