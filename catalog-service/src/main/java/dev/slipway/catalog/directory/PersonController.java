package dev.slipway.catalog.directory;

import dev.slipway.contracts.http.PersonView;
import dev.slipway.runtime.security.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is here. A person is named by opaque id, or, while they are here, by address. */
@RestController
@RequestMapping("/api/v1/people/{person}")
@Tag(name = "People")
class PersonController {
    private final PeopleService people;
    private final StandingService standing;

    PersonController(PeopleService people, StandingService standing) {
        this.people = people;
        this.standing = standing;
    }

    @GetMapping
    @Operation(summary = "A person with roles, teams and linked chat identities (operator, auditor)")
    @ApiResponse(responseCode = "200", description = "The person")
    @ApiResponse(responseCode = "404", description = "Nobody is known by this id or address")
    PersonView get(@PathVariable String person) {
        return people.named(person);
    }

    @PutMapping("/standing")
    @Operation(
            summary = "Marks a person as left, which takes every permission from them at once, or as back (operator)")
    @ApiResponse(responseCode = "200", description = "The person as they are now")
    @ApiResponse(responseCode = "404", description = "Nobody is known by this id or address")
    @ApiResponse(responseCode = "409", description = "It is the operator's own entry, or the address has passed on")
    PersonView stand(@PathVariable String person, @Valid @RequestBody StandingForm form, Person operator) {
        var id = people.named(person).id();
        var change = Boolean.TRUE.equals(form.active())
                ? standing.comeBack(id, operator.id())
                : standing.leave(id, operator.id());
        return switch (change) {
            case EntryChange.Done() -> people.named(id);
            case EntryChange.Unknown() -> throw PersonProblem.unknown(person);
            case EntryChange.HeldByAnother(var holder) -> throw PersonProblem.addressHeldBy(holder);
            case EntryChange.Own() -> throw PersonProblem.own();
        };
    }
}
