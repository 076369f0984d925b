package dev.slipway.gate.evidence;

import static dev.slipway.jooq.gate.Sequences.EVIDENCE_NUMBER;
import static dev.slipway.jooq.gate.Tables.EVIDENCE;

import dev.slipway.jooq.gate.tables.records.EvidenceRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Evidence. The order of arrival decides which is newest, within one subject, under a lock on it. */
@Repository
class EvidenceRepository {
    private final DSLContext jooq;
    private final JsonMapper json;

    EvidenceRepository(DSLContext jooq, JsonMapper json) {
        this.jooq = jooq;
        this.json = json;
    }

    /** The same report about the same subject by the same sender under the same rights, if it was stored before. Another sender may have the same name. */
    Optional<StoredEvidence> same(EvidenceSubject subject, String kind, Sender sender, String sha256) {
        return jooq.selectFrom(EVIDENCE)
                .where(
                        EVIDENCE.SUBJECT.eq(subject.text()),
                        EVIDENCE.KIND.eq(kind),
                        EVIDENCE.SENDER.eq(sender.name()),
                        EVIDENCE.SENDER_ROLES.eq(sorted(sender.roles())),
                        EVIDENCE.SENDER_REPOSITORIES.eq(sorted(sender.repositories())),
                        EVIDENCE.SHA256.eq(sha256))
                .fetchOptional(this::toDomain);
    }

    void add(StoredEvidence evidence) {
        jooq.insertInto(EVIDENCE)
                .set(EVIDENCE.ID, evidence.id())
                .set(EVIDENCE.SUBJECT, evidence.subject().text())
                .set(EVIDENCE.KIND, evidence.kind())
                .set(EVIDENCE.TOOL, evidence.evidence().tool())
                .set(EVIDENCE.SENDER, evidence.sender().name())
                .set(EVIDENCE.SENDER_ROLES, sorted(evidence.sender().roles()))
                .set(EVIDENCE.SENDER_REPOSITORIES, sorted(evidence.sender().repositories()))
                .set(EVIDENCE.SHA256, evidence.sha256())
                .set(EVIDENCE.CONTENT, JSONB.valueOf(json.writeValueAsString(evidence.evidence())))
                .set(EVIDENCE.MADE_AT, evidence.madeAt())
                .set(EVIDENCE.RECEIVED_AT, evidence.receivedAt())
                .set(EVIDENCE.NUMBER, EVIDENCE_NUMBER.nextval())
                .execute();
    }

    /** The sender says the same again: it is the newest word. */
    void renew(UUID id, StoredEvidence again) {
        jooq.update(EVIDENCE)
                .set(EVIDENCE.RECEIVED_AT, again.receivedAt())
                .set(EVIDENCE.NUMBER, EVIDENCE_NUMBER.nextval())
                .where(EVIDENCE.ID.eq(id))
                .execute();
    }

    /** The newest of every tool and sender about any of the subjects, newest first. */
    List<StoredEvidence> newest(Collection<EvidenceSubject> subjects) {
        return jooq
                .selectDistinct(EVIDENCE.fields())
                .on(
                        EVIDENCE.SUBJECT,
                        EVIDENCE.KIND,
                        EVIDENCE.TOOL,
                        EVIDENCE.SENDER,
                        EVIDENCE.SENDER_ROLES,
                        EVIDENCE.SENDER_REPOSITORIES)
                .from(EVIDENCE)
                .where(EVIDENCE.SUBJECT.in(
                        subjects.stream().map(EvidenceSubject::text).toList()))
                .orderBy(
                        EVIDENCE.SUBJECT,
                        EVIDENCE.KIND,
                        EVIDENCE.TOOL,
                        EVIDENCE.SENDER,
                        EVIDENCE.SENDER_ROLES,
                        EVIDENCE.SENDER_REPOSITORIES,
                        EVIDENCE.NUMBER.desc())
                .fetchInto(EVIDENCE)
                .stream()
                .sorted(Comparator.comparing(EvidenceRecord::getNumber).reversed())
                .map(this::toDomain)
                .toList();
    }

    private StoredEvidence toDomain(EvidenceRecord row) {
        return new StoredEvidence(
                row.getId(),
                EvidenceSubject.parse(row.getSubject()).orElseThrow(),
                row.getKind(),
                json.readValue(row.getContent().data(), Evidence.class),
                new Sender(row.getSender(), Set.of(row.getSenderRoles()), Set.of(row.getSenderRepositories())),
                row.getSha256(),
                row.getMadeAt(),
                row.getReceivedAt());
    }

    private static String[] sorted(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }
}
