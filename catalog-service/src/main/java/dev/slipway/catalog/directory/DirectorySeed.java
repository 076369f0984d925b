package dev.slipway.catalog.directory;

import dev.slipway.contracts.http.ChatIdentityView;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Adds the people and teams of a data file that are not there yet, before the service is ready. What people changed since, stays. */
@Component
class DirectorySeed implements ApplicationRunner {
    private final DirectoryProperties properties;
    private final PersonRepository people;
    private final ChatIdentityRepository identities;
    private final Directory directory;
    private final TeamService teams;
    private final TransactionOperations transaction;
    private final JsonMapper json;
    private final Clock clock;

    DirectorySeed(
            DirectoryProperties properties,
            PersonRepository people,
            ChatIdentityRepository identities,
            Directory directory,
            TeamService teams,
            TransactionOperations transaction,
            JsonMapper json,
            Clock clock) {
        this.properties = properties;
        this.people = people;
        this.identities = identities;
        this.directory = directory;
        this.teams = teams;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** The data file. */
    private record Seed(List<SeedPerson> people, List<TeamView> teams) {}

    private record SeedPerson(String id, String email, String name, Set<String> roles, List<ChatIdentityView> chat) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var file = properties.seed();
        if (file == null) {
            return;
        }
        try (var source = file.getInputStream()) {
            var seed = json.readValue(source, Seed.class);
            transaction.executeWithoutResult(_ -> add(seed));
        }
    }

    private void add(Seed seed) {
        for (var person : seed.people()) {
            people.seed(new Human(person.id(), person.email(), person.name(), true, person.roles()), clock.instant());
            person.chat().forEach(chat -> identities.link(person.id(), chat));
        }
        for (var team : seed.teams()) {
            if (directory.team(team.name()).isEmpty()) {
                teams.put(team.name(), team.members(), team.leads(), "catalog");
            }
        }
    }
}
