package dev.slipway.catalog.push;

import dev.slipway.catalog.app.AppService;
import dev.slipway.catalog.app.Apps;
import dev.slipway.catalog.app.Author;
import dev.slipway.catalog.app.Redescription;
import dev.slipway.catalog.app.Registration;
import dev.slipway.catalog.description.AppDescription;
import dev.slipway.catalog.description.Described;
import dev.slipway.catalog.description.DescriptionReader;
import dev.slipway.catalog.document.Fault;
import dev.slipway.catalog.document.Format;
import dev.slipway.catalog.push.PushReading.Outcome;
import dev.slipway.contracts.http.SourcePush;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes what a pushed {@code app.yaml} says, and keeps what became of it. */
@Service
class PushService {
    private static final int LARGEST = 256 * 1024;

    private final DescriptionReader reader;
    private final AppService service;
    private final Apps apps;
    private final PushRepository readings;
    private final PushProperties properties;

    PushService(
            DescriptionReader reader,
            AppService service,
            Apps apps,
            PushRepository readings,
            PushProperties properties) {
        this.reader = reader;
        this.service = service;
        this.apps = apps;
        this.readings = readings;
        this.properties = properties;
    }

    /** Registers the app or describes it anew; refuses in plain words. */
    PushReading read(SourcePush push, byte[] file) {
        var reading = file.length > LARGEST
                ? PushReading.refused(null, List.of("app.yaml is larger than 256 kB."))
                : switch (reader.read(file, Format.YAML)) {
                    case Described.Well(var said) -> taken(said, properties.addressOf(push.repository()));
                    case Described.Badly(var faults, var _, var _) -> PushReading.refused(null, lines(faults));
                    case Described.NotAtAll(var why) ->
                        PushReading.refused(null, List.of("app.yaml cannot be read. " + why));
                };
        readings.add(push, reading);
        return reading;
    }

    private PushReading taken(AppDescription said, String repository) {
        var named = said.sourceRepository();
        if (named != null && !withoutEnding(named).equals(repository)) {
            return PushReading.refused(
                    said.name(), List.of("source_repository names another repository than the one that was pushed."));
        }
        var complete = named == null ? said.from(repository) : said;
        return apps.find(said.name()).isPresent() ? described(complete, repository) : registered(complete, repository);
    }

    private PushReading registered(AppDescription said, String repository) {
        return switch (service.register(said, new Author.SourceRepository(repository), "push")) {
            case Registration.Registered _ -> new PushReading(Outcome.REGISTERED, said.name(), List.of());
            case Registration.NameTaken _ -> described(said, repository);
            case Registration.ImageTaken _ -> imageTaken(said);
            case Registration.NotAllowed(var _, var why) -> PushReading.refused(said.name(), List.of(why));
            case Registration.Wrong(var faults) -> PushReading.refused(said.name(), lines(faults));
        };
    }

    private PushReading described(AppDescription said, String repository) {
        try {
            var author = new Author.SourceRepository(repository);
            return switch (service.describe(said.name(), said, author, Optional.empty())) {
                case Redescription.Done(var _, var changed) ->
                    new PushReading(changed ? Outcome.UPDATED : Outcome.UNCHANGED, said.name(), List.of());
                case Redescription.NotAllowed(var why) -> PushReading.refused(said.name(), List.of(why));
                case Redescription.Wrong(var faults) -> PushReading.refused(said.name(), lines(faults));
                case Redescription.Closed _ ->
                    PushReading.refused(said.name(), List.of(said.name() + " is archived, or on its way there."));
                case Redescription.Unknown _ -> registered(said, repository);
                case Redescription.Outdated _ -> throw new IllegalStateException("A push expects no revision");
            };
        } catch (DuplicateKeyException _) {
            return imageTaken(said);
        }
    }

    private static PushReading imageTaken(AppDescription said) {
        return PushReading.refused(
                said.name(), List.of("image.repository belongs to another app: push the images to one of your own."));
    }

    private static List<String> lines(List<Fault> faults) {
        return faults.stream()
                .map(fault ->
                        fault.pointer().substring(Math.min(1, fault.pointer().length())) + " " + fault.detail() + ".")
                .toList();
    }

    private static String withoutEnding(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("(\\.git)?/?$", "");
    }
}
