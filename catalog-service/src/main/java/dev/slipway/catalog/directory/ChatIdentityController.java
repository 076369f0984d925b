package dev.slipway.catalog.directory;

import dev.slipway.contracts.http.PersonView;
import dev.slipway.runtime.security.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom an account in a chat, or on GitHub, stands for. The address of the route is what the notifier tells whoever is not linked yet. */
@RestController
@RequestMapping("/api/v1/people/{person}/chat-identities/{provider}/{workspace}/{user}")
@Tag(name = "People")
class ChatIdentityController {
    private static final String PROVIDERS = "slack|teams|github";
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}";
    private static final String NO_ID = "must be an id as the provider gives it: letters, digits and . _ : @ -";

    private final PeopleService people;
    private final ChatIdentityService identities;

    ChatIdentityController(PeopleService people, ChatIdentityService identities) {
        this.people = people;
        this.identities = identities;
    }

    @PutMapping
    @Operation(summary = "From now on this person does what is done under this chat identity (operator)")
    @ApiResponse(responseCode = "200", description = "The person as they are now")
    @ApiResponse(responseCode = "404", description = "Nobody is known by this id or address")
    @ApiResponse(responseCode = "409", description = "The chat identity is linked to somebody else")
    PersonView link(
            @PathVariable String person,
            @PathVariable @Pattern(regexp = PROVIDERS, message = "must be slack, teams or github") String provider,
            @PathVariable @Pattern(regexp = ID, message = NO_ID) String workspace,
            @PathVariable @Pattern(regexp = ID, message = NO_ID) String user,
            Person operator) {
        var id = people.named(person).id();
        return shown(id, identities.link(id, Identities.canonical(provider, workspace, user), operator.id()));
    }

    @DeleteMapping
    @Operation(summary = "This chat identity stands for this person no longer (operator)")
    @ApiResponse(responseCode = "200", description = "The person as they are now")
    @ApiResponse(responseCode = "404", description = "Nobody is known by this id or address")
    PersonView unlink(
            @PathVariable String person,
            @PathVariable @Pattern(regexp = PROVIDERS, message = "must be slack, teams or github") String provider,
            @PathVariable @Pattern(regexp = ID, message = NO_ID) String workspace,
            @PathVariable @Pattern(regexp = ID, message = NO_ID) String user,
            Person operator) {
        var id = people.named(person).id();
        return shown(id, identities.unlink(id, Identities.canonical(provider, workspace, user), operator.id()));
    }

    private PersonView shown(String id, EntryChange change) {
        return switch (change) {
            case EntryChange.Done() -> people.named(id);
            case EntryChange.Unknown() -> throw PersonProblem.unknown(id);
            case EntryChange.HeldByAnother(var holder) ->
                throw PersonProblem.chatHeldBy(people.named(holder).email());
            case EntryChange.Own() -> throw PersonProblem.own();
        };
    }
}
