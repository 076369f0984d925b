package dev.slipway.catalog.directory;

import dev.slipway.catalog.document.DocumentProblem;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/teams/{team}")
@Tag(name = "Teams")
class TeamController {
    private final Directory directory;
    private final TeamService teams;

    TeamController(Directory directory, TeamService teams) {
        this.directory = directory;
        this.teams = teams;
    }

    @GetMapping
    @Operation(summary = "A team with its members and leads")
    @ApiResponse(responseCode = "200", description = "The team")
    @ApiResponse(responseCode = "404", description = "No such team")
    TeamView get(@PathVariable String team) {
        return directory
                .team(team)
                .map(this::view)
                .orElseThrow(() -> Problems.NOT_FOUND.problem("There is no team %s.", team));
    }

    @PutMapping
    @Operation(summary = "Makes a team, or gives it other members and leads (operator)")
    @ApiResponse(responseCode = "200", description = "The team as it is now")
    @ApiResponse(responseCode = "422", description = "A member or lead is not known")
    TeamView put(
            @PathVariable
                    @Pattern(regexp = "[a-z]([a-z0-9-]{0,61}[a-z0-9])?", message = "must be a DNS label in lower case")
                    String team,
            @Valid @RequestBody TeamForm form,
            Person person) {
        return switch (teams.put(team, form.members(), form.leads(), person.id())) {
            case TeamChange.Done(var done, var _) -> view(done);
            case TeamChange.Refused(var faults) -> throw DocumentProblem.wrong("The team", faults);
        };
    }

    private TeamView view(Team team) {
        var ids = new TreeSet<>(team.members());
        ids.addAll(team.leads());
        var people = directory.byIds(ids);
        return new TeamView(team.name(), addresses(team.members(), people), addresses(team.leads(), people));
    }

    private static List<String> addresses(Collection<String> ids, Map<String, Human> people) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .map(Human::email)
                .sorted()
                .toList();
    }
}
