package dev.slipway.gate.registry;

import dev.slipway.gate.app.AppRevision;
import dev.slipway.gate.app.Apps;
import dev.slipway.runtime.RetryableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads builds at the registry and records them: the image once, its signatures each time. */
@Service
public class BuildService {
    private static final Logger LOG = LoggerFactory.getLogger(BuildService.class);
    private static final int RACES = 5;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final RegistryReader registry;
    private final SignatureReader signatures;
    private final RegistryProperties properties;
    private final BuildRepository builds;
    private final BuildLockRepository locks;
    private final BuildEvents events;
    private final Apps apps;
    private final ApplicationEventPublisher inside;
    private final TransactionTemplate transaction;

    BuildService(
            RegistryReader registry,
            SignatureReader signatures,
            RegistryProperties properties,
            BuildRepository builds,
            BuildLockRepository locks,
            BuildEvents events,
            Apps apps,
            ApplicationEventPublisher inside,
            TransactionTemplate transaction) {
        this.registry = registry;
        this.signatures = signatures;
        this.properties = properties;
        this.builds = builds;
        this.locks = locks;
        this.events = events;
        this.apps = apps;
        this.inside = inside;
        this.transaction = transaction;
    }

    /**
     * Reads the image and its signatures, and records what is new. Safe to repeat, and to do several times at once: what was read first never takes the place of
     * what was read later.
     *
     * @param tag under which it was announced
     * @return nothing if the registry has no such image, or what it has cannot be judged
     * @throws dev.slipway.runtime.RetryableException if the registry or the catalog does not answer
     */
    public Optional<Build> read(String repository, Digest digest, @Nullable String tag) {
        for (int race = 0; race < RACES; race++) {
            var seen = builds.readings(repository, digest);
            var read = builds.find(repository, digest)
                    .map(known -> tag == null ? known : known.taggedAs(tag))
                    .or(() -> atTheSource(repository, digest, tag));
            if (read.isEmpty() || recordUnlessOvertaken(read.get(), seen)) {
                return read;
            }
        }
        throw new RetryableException("others read %s %s all the time".formatted(repository, digest), SOON);
    }

    /** @return false if somebody else has recorded the build since it was seen; nothing is recorded then */
    private boolean recordUnlessOvertaken(Build build, long seen) {
        var found = signatures.of(build.repository(), build.digest());
        var app = apps.byImage(properties.nameOf(build.repository()))
                .map(view -> new AppRevision(view.name(), view.revision()));
        return transaction.execute(_ -> {
            locks.build(build.digest(), build.commit());
            if (builds.readings(build.repository(), build.digest()) != seen) {
                return false;
            }
            record(build, app, found);
            return true;
        });
    }

    private Optional<Build> atTheSource(String repository, Digest digest, @Nullable String tag) {
        return switch (registry.image(repository, digest)) {
            case ImageAnswer.Found(var mediaType, var labels) ->
                Optional.of(Build.of(repository, digest, mediaType, tag, labels));
            case ImageAnswer.Absent() -> {
                LOG.info("The registry does not have {} {}", repository, digest);
                yield Optional.empty();
            }
            case ImageAnswer.Unusable(var why) -> {
                LOG.warn("{} {} is not judged: {}", repository, digest, why);
                yield Optional.empty();
            }
        };
    }

    private void record(Build build, Optional<AppRevision> app, List<FoundSignature> found) {
        if (builds.record(build)) {
            events.published(build, app);
        }
        inside.publishEvent(new BuildRead(build, app, found));
    }
}
