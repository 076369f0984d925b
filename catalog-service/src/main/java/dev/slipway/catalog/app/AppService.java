package dev.slipway.catalog.app;

import dev.slipway.catalog.app.OwnerRules.Named;
import dev.slipway.catalog.app.Redescription.Done;
import dev.slipway.catalog.description.AppDescription;
import dev.slipway.catalog.directory.Action;
import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.document.Fault;
import dev.slipway.catalog.risk.RiskTable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one place where apps are registered and described. */
@Service
public class AppService {
    private final AppRepository apps;
    private final AppLedger ledger;
    private final AppEvents events;
    private final OwnerRules owners;
    private final Directory directory;
    private final Differences differences;
    private final AppProperties defaults;
    private final RiskTable table;
    private final Clock clock;

    AppService(
            AppRepository apps,
            AppLedger ledger,
            AppEvents events,
            OwnerRules owners,
            Directory directory,
            Differences differences,
            AppProperties defaults,
            RiskTable table,
            Clock clock) {
        this.apps = apps;
        this.ledger = ledger;
        this.events = events;
        this.owners = owners;
        this.directory = directory;
        this.differences = differences;
        this.defaults = defaults;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Registers an app: one name, one app, for ever.
     *
     * @param channel api, app-yaml or push
     */
    @Transactional
    public Registration register(AppDescription said, Author author, String channel) {
        var named = owners.named(said.owner(), said.team());
        var faults = faults(named, author);
        if (!faults.isEmpty()) {
            return new Registration.Wrong(faults);
        }
        var owner = named.owner().orElseThrow();
        var refusal = OwnerRules.mayNotRegisterFor(owner, named.team(), author);
        if (refusal.isPresent()) {
            return new Registration.NotAllowed("/owner", refusal.get());
        }
        var filled = defaults.fill(said, owner.id());
        var app = App.registered(filled.description(), filled.defaulted(), table, clock.instant());
        if (!apps.insert(app)) {
            return apps.find(said.name()).isPresent()
                    ? new Registration.NameTaken(said.name())
                    : new Registration.ImageTaken(said.image().repository());
        }
        events.registered(app, author.by(), channel);
        return new Registration.Registered(app);
    }

    /**
     * Describes a registered app anew. The same description again changes and announces nothing.
     *
     * @param seen the revision that the author saw; if it is no longer the newest, nothing changes
     * @throws org.springframework.dao.DuplicateKeyException if its new image belongs to another living app
     */
    @Transactional
    public Redescription describe(String name, AppDescription said, Author author, Optional<Long> seen) {
        var found = ledger.lock(name);
        if (found.isEmpty()) {
            return new Redescription.Unknown();
        }
        var app = found.get();
        if (!app.lifecycle().open()) {
            return new Redescription.Closed(app.lifecycle());
        }
        if (seen.filter(revision -> revision != app.revision()).isPresent()) {
            return new Redescription.Outdated(app.revision());
        }
        var refusal = mayNotDescribe(app, author);
        if (refusal.isPresent()) {
            return new Redescription.NotAllowed(refusal.get());
        }
        if (!said.name().equals(name)) {
            return new Redescription.Wrong(
                    List.of(new Fault("/name", "must stay %s: an app keeps its name for ever".formatted(name))));
        }
        var named = owners.named(said.owner(), said.team());
        var faults = sameHands(app, said, named) ? named.faults() : faults(named, author);
        if (!faults.isEmpty()) {
            return new Redescription.Wrong(faults);
        }
        var owner = named.owner().orElseThrow().id();
        if (author instanceof Author.SourceRepository && !owner.equals(app.owner())) {
            return new Redescription.Wrong(List.of(new Fault(
                    "/owner", "cannot be changed by a push: the present owner hands the app over through the API")));
        }
        return carryOut(app, said, owner, author.by());
    }

    /** Whether this author may describe the app at all; otherwise why not. */
    @Transactional(readOnly = true)
    public Optional<String> mayNotDescribe(App app, Author author) {
        return switch (author) {
            case Author.SignedIn(var person) -> {
                var permission = directory.check(person.id(), app.target(), Action.EDIT);
                yield permission.allowed() ? Optional.empty() : Optional.of(permission.why());
            }
            case Author.SourceRepository(var url) ->
                url.equals(lower(app.description().sourceRepository()))
                        ? Optional.empty()
                        : Optional.of("%s is registered with another source repository.".formatted(app.name()));
        };
    }

    /** What of owner and team is not so, for a description that is wrong in other places too. */
    @Transactional(readOnly = true)
    public List<Fault> lookUp(@Nullable String owner, @Nullable String team) {
        return owners.named(owner, team).faults();
    }

    private Redescription carryOut(App app, AppDescription said, String owner, String by) {
        var filled = defaults.fill(said, owner);
        var wished = app.described(filled.description(), filled.defaulted(), table);
        var now = app;
        if (!owner.equals(app.owner())) {
            var handedOver = app.ownedBy(owner);
            now = ledger.enter(handedOver, new AppChange.Transferred(app.owner(), owner), by);
        }
        var fields = differences.between(now, wished);
        if (!fields.isEmpty()) {
            now = ledger.enter(wished.at(now.revision(), now.updatedAt()), new AppChange.Redescribed(fields), by);
        }
        return new Done(now, now.revision() != app.revision());
    }

    private static List<Fault> faults(Named named, Author author) {
        if (!named.faults().isEmpty()) {
            return named.faults();
        }
        var operator = author instanceof Author.SignedIn(var person) && person.has("operator");
        return operator ? List.of() : OwnerRules.notInTeam(named).stream().toList();
    }

    /** Whoever leaves a team after the fact does not lock its app's description. */
    private static boolean sameHands(App app, AppDescription said, Named named) {
        return Objects.equals(app.description().team(), said.team())
                && named.owner().filter(owner -> owner.id().equals(app.owner())).isPresent();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
