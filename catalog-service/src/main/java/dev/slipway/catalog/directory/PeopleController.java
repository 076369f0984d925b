package dev.slipway.catalog.directory;

import dev.slipway.catalog.document.PlainText;
import dev.slipway.contracts.http.PeopleMatchQuery;
import dev.slipway.contracts.http.PeopleMatches;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PersonView;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal/v1/people")
@Tag(name = "Internal", description = "Between services")
class PeopleController {
    private static final int MOST = 200;

    private final PeopleService people;
    private final PeopleMatching matching;

    PeopleController(PeopleService people, PeopleMatching matching) {
        this.people = people;
        this.matching = matching;
    }

    @PostMapping("/lookups")
    @Operation(summary = "The people with these ids; unknown ids are left out")
    @ApiResponse(responseCode = "200", description = "Those who are known")
    List<PersonView> lookup(@RequestBody PeopleQuery query) {
        var ids = Objects.requireNonNullElse(query.ids(), List.<String>of());
        if (ids.size() > MOST) {
            throw Problems.UNPROCESSABLE
                    .problem("At most %d people are looked up at once.", MOST)
                    .error("/ids", "must not have more than " + MOST + " entries");
        }
        return people.byIds(
                ids.stream().filter(Objects::nonNull).filter(PlainText::is).toList());
    }

    @PostMapping("/matches")
    @Operation(summary = "Who stands behind people as another system knows them")
    @ApiResponse(responseCode = "200", description = "The opaque ids of those who were found, and how many were not")
    PeopleMatches match(@RequestBody PeopleMatchQuery query) {
        var candidates = Objects.requireNonNullElse(query.candidates(), List.<PeopleMatchQuery.Candidate>of());
        if (candidates.size() > MOST) {
            throw Problems.UNPROCESSABLE
                    .problem("At most %d people are looked up at once.", MOST)
                    .error("/candidates", "must not have more than " + MOST + " entries");
        }
        return matching.match(candidates);
    }

    @GetMapping("/by-chat/{provider}/{workspace}/{user}")
    @Operation(summary = "Whoever has linked this chat identity")
    @ApiResponse(responseCode = "200", description = "The person")
    @ApiResponse(responseCode = "404", description = "Nobody has linked it")
    PersonView byChat(@PathVariable String provider, @PathVariable String workspace, @PathVariable String user) {
        return people.byChat(provider, workspace, user)
                .orElseThrow(() -> Problems.NOT_FOUND.problem("Nobody has linked this chat identity."));
    }

    @GetMapping("/by-role/{role}")
    @Operation(summary = "The people who hold a role and have not left")
    @ApiResponse(responseCode = "200", description = "They, perhaps nobody")
    List<PersonView> byRole(@PathVariable String role) {
        return people.byRole(role);
    }
}
