package dev.slipway.gate.evidence;

import dev.slipway.gate.registry.Build;
import dev.slipway.gate.registry.BuildLockRepository;
import dev.slipway.gate.registry.Digest;
import dev.slipway.runtime.Uuid7;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes evidence in, and says which of it counts. */
@Service
public class EvidenceService {
    private final ReportReader reader;
    private final ReportStoreRepository reports;
    private final EvidenceRepository evidence;
    private final BuildLockRepository locks;
    private final EvidenceRules rules;
    private final EvidenceEvents events;
    private final ApplicationEventPublisher inside;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceService(
            ReportReader reader,
            ReportStoreRepository reports,
            EvidenceRepository evidence,
            BuildLockRepository locks,
            EvidenceRules rules,
            EvidenceEvents events,
            ApplicationEventPublisher inside,
            TransactionTemplate transaction,
            Clock clock) {
        this.reader = reader;
        this.reports = reports;
        this.evidence = evidence;
        this.locks = locks;
        this.rules = rules;
        this.events = events;
        this.inside = inside;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param isNew false if the same report by the same sender was there already */
    record Recorded(StoredEvidence evidence, boolean isNew) {}

    /**
     * Reads and stores the report, and has the builds that it is about judged again. Safe to repeat.
     *
     * @throws dev.slipway.runtime.web.Problem 422 if it cannot be understood, 409 if it is about something else; nothing is stored then
     */
    Recorded record(EvidenceSubject subject, @Nullable String kind, Sender sender, ReceivedReport received) {
        var report = reader.read(received.file(), kind);
        requireAbout(subject, report);
        var sent = new StoredEvidence(
                Uuid7.next(),
                subject,
                report.kind(),
                report.evidence(),
                sender,
                received.sha256(),
                report.madeAt(),
                clock.instant());
        return transaction.execute(_ -> store(sent, received));
    }

    /** What is read from the report. Nothing is stored. */
    Report check(@Nullable String kind, ReceivedReport received) {
        return reader.read(received.file(), kind);
    }

    /** The evidence about the build and the commit that it names, sorted by whether it counts now. */
    public CountingEvidence about(Build build) {
        List<EvidenceSubject> subjects = new ArrayList<>();
        subjects.add(new EvidenceSubject.OfImage(build.digest()));
        if (build.commit() != null) {
            subjects.add(new EvidenceSubject.OfCommit(build.commit()));
        }
        return rules.sort(evidence.newest(subjects), build.repository(), clock.instant());
    }

    private Recorded store(StoredEvidence sent, ReceivedReport received) {
        lock(sent.subject());
        var before = evidence.same(sent.subject(), sent.kind(), sent.sender(), sent.sha256());
        if (before.isPresent()) {
            evidence.renew(before.get().id(), sent);
        } else {
            reports.keep(received);
            evidence.add(sent);
            events.recorded(sent);
        }
        inside.publishEvent(new EvidenceArrived(sent.subject()));
        return new Recorded(before.orElse(sent), before.isEmpty());
    }

    /** Until the transaction ends, nobody else adds evidence about the subject, or records a build of it. */
    private void lock(EvidenceSubject subject) {
        switch (subject) {
            case EvidenceSubject.OfImage(var digest) -> locks.image(digest);
            case EvidenceSubject.OfCommit(var commit) -> locks.commit(commit);
        }
    }

    /** A report that names what it is about must name this. */
    private static void requireAbout(EvidenceSubject subject, Report report) {
        var fits =
                switch (subject) {
                    case EvidenceSubject.OfImage(var digest) ->
                        report.images().isEmpty() || report.images().contains(digest);
                    case EvidenceSubject.OfCommit(var commit) ->
                        report.images().isEmpty()
                                && (report.commits().isEmpty()
                                        || report.commits().contains(commit));
                };
        if (!fits) {
            var named =
                    new ArrayList<>(report.images().stream().map(Digest::value).toList());
            report.commits().forEach(commit -> named.add("git:" + commit));
            throw EvidenceProblem.otherSubject(subject.text(), String.join(", ", named));
        }
    }
}
