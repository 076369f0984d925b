package dev.slipway.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.catalog.audit.Verification.Flaw;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
    private final AuditFixture audit = new AuditFixture(20_000);

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void findsAnEmptyTrailIntact() {
        var found = audit.verifier().verify(false);

        assertThat(found.intact()).isTrue();
        assertThat(found.entries()).isZero();
        assertThat(found.head()).isEqualTo("0".repeat(64));
    }

    @Test
    void mergesServicesIntoOneChain() {
        audit.receive("gate", 3);
        audit.receive("catalog", 2);
        audit.receive("gate", 1);

        var found = audit.verifier().verify(true);

        assertThat(found.problems()).isEmpty();
        assertThat(found.intact()).isTrue();
        assertThat(found.entries()).isEqualTo(6);
        assertThat(audit.repository.lastLink().position()).isEqualTo(6);
        assertThat(found.head()).isEqualTo(audit.repository.lastLink().hash());
    }

    @Test
    void keepsARepeatedEventOnce() {
        var event = audit.announced("gate");
        audit.receive(event);
        audit.receive(event);

        assertThat(audit.verifier().verify(true).entries()).isEqualTo(1);
    }

    @Test
    void waitsForAnEventThatIsStillOnItsWay() {
        audit.receive("gate", 1);
        var late = audit.announced("gate");
        audit.receive("gate", 2);

        var meanwhile = audit.verifier().verify(false);
        assertThat(meanwhile.intact()).isTrue();
        assertThat(meanwhile.waiting()).isEqualTo(2);
        assertThat(audit.repository.lastLink().number()).isEqualTo(1);

        audit.receive(late);
        assertThat(audit.repository.lastLink().number()).isEqualTo(4);
        assertThat(audit.verifier().verify(false).waiting()).isZero();
    }

    @Test
    void namesAnEventThatNeverCame() {
        audit.receive("gate", 1);
        audit.announced("gate");
        audit.receive("gate", 1);
        audit.clock.advance(AuditFixture.GRACE.plus(Duration.ofSeconds(1)));

        assertThat(audit.verifier().verify(false).problems())
                .extracting(Flaw::service, Flaw::number)
                .containsExactly(tuple("gate", 2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a changed payload   | update entry set payload = 'x' where service = 'gate' and number = 2         | 2",
                "a changed subject   | update entry set subject = 'app/other' where service = 'gate' and number = 3 | 3",
                "a removed entry     | delete from entry where service = 'gate' and number = 2                      | 2",
                "a removed first one | delete from entry where service = 'gate' and number = 1                      | 1",
                "a removed last one  | delete from entry where service = 'gate' and number = 4                      | 4",
                "a removed link      | delete from link where service = 'gate' and number = 2                       | 3",
                "a removed last link | delete from link where service = 'gate' and number = 4                       | 4",
                "a bent link         | update link set hash = repeat('f', 64) where service = 'gate' and number = 3 | 3",
            })
    void namesWhatWasTamperedWith(String what, String sql, long number) {
        audit.receive("gate", 4);

        audit.tamper(sql);

        var found = audit.verifier().verify(true);
        assertThat(found.intact()).as(what).isFalse();
        assertThat(found.problems()).as(what).contains(new Flaw("gate", number, whatIsSaid(found, number)));
    }

    @Test
    void namesEntriesThatWereExchanged() {
        audit.receive("gate", 4);

        audit.tamper("""
                update entry set payload = decode('7b7d', 'hex'),
                    hash = encode(sha256(convert_to(previous_hash || E'\\n' || number || E'\\n' || id || E'\\n' || type || E'\\n' || subject || E'\\n'
                        || time || E'\\n' || '{}', 'UTF8')), 'hex')
                where service = 'gate' and number = 2""");

        assertThat(audit.verifier().verify(true).problems())
                .as("its own hash is right again, what follows does not follow")
                .extracting(Flaw::number)
                .contains(2L, 3L);
    }

    @Test
    void keepsAndNamesAContradiction() {
        var event = audit.announced("gate");
        audit.receive(event);
        var other = new AuditFixture(20_000);
        other.clock.advance(Duration.ofSeconds(1));
        audit.receive(other.announced("gate"));
        other.close();

        var found = audit.verifier().verify(true);

        assertThat(found.entries()).isEqualTo(2);
        assertThat(found.problems()).extracting(Flaw::number).containsExactly(1L);
    }

    @Test
    void goesOnFromWhereItEndedAndLooksAtEverythingWhenAsked() {
        try (var large = new AuditFixture(0)) {
            large.receive("gate", 3);
            var verifier = large.verifier();
            assertThat(verifier.verify(false).intact()).isTrue();
            large.tamper("update entry set payload = 'x' where number = 1");
            large.receive("gate", 1);

            var quick = verifier.verify(false);
            assertThat(quick.full()).isFalse();
            assertThat(quick.intact()).isTrue();
            assertThat(quick.entries()).isEqualTo(4);
            assertThat(verifier.verify(true).problems())
                    .extracting(Flaw::number)
                    .containsExactly(1L);
        }
    }

    @Test
    void noticesAnEndThatWasCutOffWithoutATrace() {
        audit.receive("gate", 4);
        var verifier = audit.verifier();
        assertThat(verifier.verify(false).intact()).isTrue();

        audit.tamper("delete from link where number = 4");
        audit.tamper("delete from entry where number = 4");

        assertThat(verifier.verify(false).problems()).extracting(Flaw::number).containsExactly(4L);
    }

    @ParameterizedTest
    @CsvSource({
        "update entry set subject = 'x'",
        "delete from entry",
        "truncate entry cascade",
        "update link set hash = 'x'",
        "delete from link"
    })
    void isRefusedEvenToTheOwnerOfTheTables(String sql) {
        audit.receive("gate", 1);

        assertThatThrownBy(() -> audit.database.execute(sql)).rootCause().hasMessageContaining("only ever added to");
    }

    private static String whatIsSaid(Verification found, long number) {
        return found.problems().stream()
                .filter(flaw -> flaw.number() == number)
                .map(Flaw::what)
                .findFirst()
                .orElse("");
    }
}
