package dev.slipway.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.audit.Auditor.Report;
import dev.slipway.contracts.catalog.PersonLeft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/audit/verify}, run over real exports of a real trail that somebody who owns the tables has worked on. */
class IndependentVerifierTest {
    private static final String SET_HASH =
            "hash = encode(sha256(convert_to(previous_hash || E'\\n' || number || E'\\n' || id || E'\\n' || type"
                    + " || E'\\n' || subject || E'\\n' || time || E'\\n' || '{}', 'UTF8')), 'hex')";

    private static final String SET_LINK =
            "hash = encode(sha256(convert_to((select hash from link before where before.position = link.position - 1)"
                    + " || E'\\n' || position || E'\\n' || service || E'\\n' || number || E'\\n'"
                    + " || (select hash from entry where received = link.received), 'UTF8')), 'hex')";

    @TempDir
    private Path folder;

    private final AuditFixture audit = new AuditFixture(20_000);
    private Auditor auditor;

    @BeforeEach
    void signedTwice() throws GitAPIException, GeneralSecurityException, IOException {
        auditor = new Auditor(folder, audit);
        audit.receive("gate", 2);
        audit.receive("catalog", 1);
        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Signed.class);
        audit.receive("gate", 2);
        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Signed.class);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void findsAnUntouchedTrailIntactAlsoWhereItIsNotSignedYet() {
        audit.receive("catalog", 3);

        var report = auditor.verifies();

        assertThat(report.status()).as(report.toString()).isZero();
        assertThat(report.lines()).singleElement().asString().contains("8 entries of 2 services", "up to position 5");
    }

    @Test
    void waitsForAnEntryThatIsOnItsWayAndThenMissesIt() {
        audit.announced("gate");
        audit.receive("gate", 1);
        assertThat(auditor.verifies().status()).isZero();

        audit.clock.advance(AuditFixture.GRACE.plusSeconds(1));

        names(auditor.verifies(), "gate 5: removed, or never arrived");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update entry set payload = 'x' where service = 'gate' and number = 2           | gate 2: changed",
                "update entry set subject = 'app/other' where service = 'catalog'               | catalog 1: changed",
                "delete from entry where service = 'gate' and number = 2                        | gate 2: removed",
                "update entry set number = 5 - number where service = 'gate' and number in (2,3) | gate 2: changed",
                "update entry set number = 5 - number where service = 'gate' and number in (2,3) | gate 3: changed",
                "update link set hash = repeat('f', 64) where position = 3                      | catalog 1: the chain's link",
                "delete from link where position = 5                                            | gate 4: cut off",
            })
    void namesWhatWasTamperedWith(String sql, String flaw) {
        audit.tamper(sql);

        names(auditor.verifies(), flaw);
    }

    @Test
    void namesAnExchangedEntryWhoseOwnHashFits() {
        audit.tamper("update entry set payload = '{}', " + SET_HASH + " where service = 'gate' and number = 2");

        names(auditor.verifies(), "gate 3: exchanged");
    }

    @Test
    void namesBothOfTwoEntriesThatChangedPlacesWithTheirLinks() {
        audit.tamper("update link set position = 107 - position where position in (3, 4)");
        audit.tamper("update link set position = position - 100 where position > 100");

        var report = auditor.verifies();

        names(report, "gate 3: the chain's link at position 3");
        names(report, "catalog 1: the chain's link at position 4");
    }

    /** Each of them is what it was, so that there is nothing to name but where they stood. */
    @Test
    void boundsWhereEntriesOfTwoServicesWereSwappedWhoseLinksWereMadeToFit() {
        audit.receive("catalog", 1);
        audit.receive("gate", 1);
        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Signed.class);
        audit.tamper("update link set position = 113 - position where position in (6, 7)");
        audit.tamper("update link set position = position - 100 where position > 100");
        audit.tamper("update link set " + SET_LINK + " where position = 6");
        audit.tamper("update link set " + SET_LINK + " where position = 7");
        assertThat(audit.verifier().verify(true).intact())
                .as("hashes alone do not show it")
                .isTrue();

        names(auditor.verifies(), "the chain from position 6 to 7 is another than what was signed");
    }

    @Test
    void namesAnEndThatWasCutOffWithoutATraceInTheDatabase() {
        audit.tamper("delete from link where position >= 4");
        audit.tamper("delete from entry where service = 'gate' and number >= 3");
        assertThat(audit.verifier().verify(true).intact())
                .as("hashes alone do not show it")
                .isTrue();

        names(auditor.verifies(), "gate 3 to 4: cut off");
    }

    @Test
    void boundsWhereATrailWasRewrittenWhoseHashesAllFit() {
        try (var rewritten = new AuditFixture(20_000)) {
            rewritten.receive("gate", 2);
            rewritten.receive("catalog", 1);
            rewritten.receive(rewritten.announced("gate", new PersonLeft("p_1", "p_2")));
            rewritten.receive("gate", 1);
            assertThat(rewritten.verifier().verify(true).intact()).isTrue();
            rewritten.clock.advance(Duration.ofMinutes(2));

            names(auditor.verifies(rewritten), "gate 3 to 4: rewritten");
        }
    }

    @Test
    void trustsNoHeadThatAnotherKeyHasSigned() throws GeneralSecurityException, IOException {
        audit.receive("gate", 1);
        assertThat(auditor.signWithAnotherKey()).isInstanceOf(HeadOutcome.Signed.class);

        names(auditor.verifies(), "is not signed by this key");
    }

    /** A database that was restored reads the events since its backup a second time, and they come in another order between the services. */
    @Test
    void signsATrailAnewThatWasRestoredAndHoldsIntactIfTheAuditorKnowsOfIt() {
        audit.receive("catalog", 1);
        audit.receive("gate", 1);
        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Signed.class);
        try (var restored = restored()) {
            restored.receive("gate", 1);
            assertThat(auditor.sign(restored))
                    .as("it has not read all again")
                    .isInstanceOf(HeadOutcome.Contradicted.class);
            restored.clock.advance(Duration.ofMinutes(-1));
            restored.receive("catalog", 1);

            assertThat(auditor.sign(restored)).isInstanceOf(HeadOutcome.SignedAnew.class);
            assertThat(auditor.sign(restored)).isInstanceOf(HeadOutcome.Unchanged.class);
            restored.receive("gate", 1);
            assertThat(auditor.sign(restored)).isInstanceOf(HeadOutcome.Signed.class);

            names(auditor.verifies(restored), "the chain from position 6 to 7 is another than what was signed");
            names(auditor.verifies(restored), "say so with --restored");
            names(
                    auditor.verifies(restored, "--restored", "2026-11-02T08:00:00Z/2026-11-02T09:02:30Z"),
                    "the chain from position 6 to 7");
            var known = auditor.verifies(restored, "--restored", "2026-11-02T09:02:30Z/2026-11-02T09:03:30Z");
            assertThat(known.status()).as(known.toString()).isZero();
            assertThat(known.lines()).first().asString().contains("restored: the chain up to position 7");
            assertThat(known.lines()).last().asString().contains("intact: 8 entries", "up to position 8");
        }
    }

    @Test
    void doesNotTakeAChangedEntryForOneThatARestoreHasMoved() {
        audit.receive("catalog", 1);
        audit.receive("gate", 1);
        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Signed.class);
        try (var restored = restored()) {
            restored.receive(restored.announced("gate", new PersonLeft("p_1", "p_2")));
            restored.receive("catalog", 1);

            assertThat(auditor.sign(restored)).isInstanceOf(HeadOutcome.Contradicted.class);
            names(
                    auditor.verifies(restored, "--restored", "2026-11-02T09:00:00Z/2026-11-02T09:10:00Z"),
                    "gate 5: rewritten");
        }
    }

    /** The trail as it was at the second head. */
    private static AuditFixture restored() {
        var restored = new AuditFixture(20_000);
        restored.receive("gate", 2);
        restored.receive("catalog", 1);
        restored.clock.advance(Duration.ofMinutes(1));
        restored.receive("gate", 2);
        restored.clock.advance(Duration.ofMinutes(1));
        return restored;
    }

    @Test
    void namesAnExportThatWasCutOffOnItsWayAndWhatIsMissing() throws IOException {
        var report = verifiesWith(
                lines -> lines.subList(lines.size() - 2, lines.size()).clear());

        names(report, "the export was cut off on its way");
        names(report, "gate 4: cut off");
    }

    /** What the verifier says of an export whose lines somebody has worked on. */
    private Report verifiesWith(Consumer<List<String>> change) throws IOException {
        var export = auditor.export(audit);
        var lines = Files.readAllLines(export);
        change.accept(lines);
        Files.write(export, lines);
        return auditor.verify(export);
    }

    @Test
    void namesALineThatWasTakenOutOfAnExport() throws IOException {
        var report = verifiesWith(lines -> lines.remove(2));

        names(report, "the export says that it has 5 entries, and 4 are in it");
        names(report, "gate 2: removed");
    }

    @Test
    void takesNoEntryForMissingThatStandsElsewhere() throws IOException {
        var report = verifiesWith(lines -> Collections.swap(lines, 4, 5));

        names(report, "gate 3: swapped");
        assertThat(report.toString()).doesNotContain("never arrived");
    }

    @Test
    void signsNothingThatIsNotNewAndNothingOverATrailThatWasCutOff() {
        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Unchanged.class);

        audit.tamper("delete from link where position = 5");

        assertThat(auditor.sign()).isInstanceOf(HeadOutcome.Contradicted.class);
    }

    private static void names(Report report, String flaw) {
        assertThat(report.status()).as(report.toString()).isEqualTo(1);
        assertThat(report.lines())
                .as(report.toString())
                .anySatisfy(line -> assertThat(line).startsWith("flaw: ").contains(flaw));
    }
}
