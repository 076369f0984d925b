package dev.slipway.dns.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.dns.zone.Fqdn;
import dev.slipway.runtime.RetryableException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every provider of records promises, whatever server stands behind it. Each test takes a name of its own in {@link #ZONE}. */
public abstract class DnsProviderContract {
    /** The zone that the server holds, and that takes updates. */
    protected static final String ZONE = "apps.slipway.test";

    private final String app = "a" + UUID.randomUUID().toString().substring(0, 8);
    private final Fqdn name = new Fqdn(app + ".dining." + ZONE);
    private final OwnedRecords ours = owned("claim-1", "192.0.2.7");
    private final OwnedRecords theirs = ownedBy("another", "claim-2", "192.0.2.99");

    /** The provider before a server that takes its updates. */
    protected abstract DnsProvider provider();

    /** The same before the same server, with a key that the server does not know by this secret. */
    protected abstract DnsProvider providerWithTheWrongKey();

    /** Somebody writes into the zone past Slipway: a record in the format of zone files, without its name. */
    protected abstract void somebodyWrites(String name, String type, String data);

    /** What the server holds: data of the records in the format of zone files without quotes, sorted. */
    protected abstract List<String> held(String name, String type);

    /** Time to live of a set of records, in seconds. */
    protected abstract long ttl(String name, String type);

    @Test
    void writesANewNameWithItsMarker() {
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.7");
        assertThat(held(marker(), "TXT")).containsExactly(ours.ownerMarker());
        assertThat(ttl(name.value(), "A")).isEqualTo(60);
    }

    @Test
    void writesEveryAddress() {
        assertThat(provider().write(name, owned("claim-1", "192.0.2.7", "192.0.2.8"), () -> true))
                .isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.7", "192.0.2.8");
    }

    @Test
    void changesNothingWhenWrittenAgain() {
        provider().write(name, ours, () -> true);
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.7");
        assertThat(held(marker(), "TXT")).hasSize(1);
    }

    @Test
    void leavesExactlyTheNewAddresses() {
        provider().write(name, owned("claim-1", "192.0.2.7", "192.0.2.8"), () -> true);
        assertThat(provider().write(name, owned("claim-1", "192.0.2.9"), () -> true))
                .isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.9");
    }

    @Test
    void leavesAForeignAddressAlone() {
        somebodyWrites(name.value(), "A", "192.0.2.200");
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.200");
        assertThat(held(marker(), "TXT")).isEmpty();
    }

    @Test
    void leavesAForeignAliasAlone() {
        somebodyWrites(name.value(), "CNAME", "elsewhere.example.");
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "CNAME")).containsExactly("elsewhere.example.");
    }

    @Test
    void leavesAnotherClaimsNameAlone() {
        provider().write(name, theirs, () -> true);
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.99");
        assertThat(held(marker(), "TXT")).containsExactly(theirs.ownerMarker());
    }

    @Test
    void takesOverWhatALostClaimOfTheSameAppLeft() {
        provider().write(name, owned("lost", "192.0.2.8"), () -> true);
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.7");
        assertThat(held(marker(), "TXT")).containsExactly(ours.ownerMarker());
    }

    @Test
    void takesOverNothingOfAnotherInstallation() {
        var there = new OwnedRecords(
                List.of("192.0.2.8"), "heritage=slipway,installation=there,app=" + app + ",claim=1", 60);
        provider().write(name, there, () -> true);
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.8");
    }

    /** Whoever comes late would take the name from the claim that came after its own. */
    @Test
    void takesOverNothingForAClaimThatStandsNoMore() {
        provider().write(name, owned("next", "192.0.2.8"), () -> true);
        assertThat(provider().write(name, ours, () -> false)).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.8");
    }

    @Test
    void tellsWhatTheZoneHolds() {
        provider().write(name, ours, () -> true);
        somebodyWrites("other-" + name, "A", "192.0.2.200");
        assertThat(provider().contents(ZONE))
                .contains(
                        new DesiredRecord(name.value(), "A", 60, "192.0.2.7"),
                        new DesiredRecord(marker(), "TXT", 60, ours.ownerMarker()))
                .extracting(DesiredRecord::name)
                .contains("other-" + name);
    }

    @Test
    void leavesAMarkerWithoutAddressToItsOwner() {
        somebodyWrites(marker(), "TXT", "\"" + theirs.ownerMarker() + "\"");
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).isEmpty();
    }

    @Test
    void takesANameUnderWhichAnotherStands() {
        somebodyWrites("deeper." + name, "A", "192.0.2.200");
        assertThat(provider().write(name, ours, () -> true)).isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.7");
    }

    @Test
    void letsOneOfTwoClaimsWin() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = List.<Callable<Change>>of(() -> provider().write(name, ours, () -> true), () -> provider()
                    .write(name, theirs, () -> true));
            var ends = executor.invokeAll(tries).stream()
                    .map(end -> {
                        try {
                            return end.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertThat(ends).containsExactlyInAnyOrder(Change.DONE, Change.FOREIGN);
        }
        assertThat(held(name.value(), "A")).hasSize(1);
        assertThat(held(marker(), "TXT")).hasSize(1);
    }

    @Test
    void leavesNothingBehind() {
        provider().write(name, ours, () -> true);
        somebodyWrites("_acme-challenge." + name, "TXT", "\"token\"");
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.DONE);
        assertThat(held(name.value(), "A")).isEmpty();
        assertThat(held(marker(), "TXT")).isEmpty();
        assertThat(held("_acme-challenge." + name, "TXT")).isEmpty();
        awaitThat(() -> provider().goneEverywhere(name));
    }

    @Test
    void isDoneWhereNothingStands() {
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.DONE);
    }

    /** At once: an attempt that did not hear its answer is repeated before the secondaries have heard of it. */
    @Test
    void isDoneWhenRemovedAgain() {
        provider().write(name, ours, () -> true);
        provider().remove(name, ours.ownerMarker());
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.DONE);
    }

    @Test
    void removesNothingOfAnotherClaim() {
        provider().write(name, theirs, () -> true);
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.99");
    }

    @Test
    void removesNoAddressThatLostItsMarker() {
        somebodyWrites(name.value(), "A", "192.0.2.200");
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.FOREIGN);
        assertThat(held(name.value(), "A")).containsExactly("192.0.2.200");
    }

    @Test
    void removesAChallengeThatStayedBehind() {
        somebodyWrites("_acme-challenge." + name, "TXT", "\"token\"");
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.DONE);
        assertThat(held("_acme-challenge." + name, "TXT")).isEmpty();
    }

    @Test
    void forgetsANameAlthoughAnotherStandsUnderIt() {
        provider().write(name, ours, () -> true);
        somebodyWrites("deeper." + name, "A", "192.0.2.200");
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.DONE);
        awaitThat(() -> provider().goneEverywhere(name));
        assertThat(provider().remove(name, ours.ownerMarker())).isEqualTo(Change.DONE);
        assertThat(held("deeper." + name, "A")).containsExactly("192.0.2.200");
    }

    @Test
    void seesTheRecordsOnceEveryServerHasThem() {
        assertThat(provider().seenEverywhere(name, ours)).isFalse();
        provider().write(name, ours, () -> true);
        awaitThat(() -> provider().seenEverywhere(name, ours));
        assertThat(provider().seenEverywhere(name, theirs)).isFalse();
        assertThat(provider().goneEverywhere(name)).isFalse();
    }

    @Test
    void changesNothingWithTheWrongKey() {
        assertThatThrownBy(() -> providerWithTheWrongKey().write(name, ours, () -> true))
                .isInstanceOf(RetryableException.class);
        assertThat(held(name.value(), "A")).isEmpty();
        assertThat(held(marker(), "TXT")).isEmpty();
    }

    @Test
    void tellsNothingOfTheZoneWithTheWrongKey() {
        assertThatThrownBy(() -> providerWithTheWrongKey().contents(ZONE)).isInstanceOf(RetryableException.class);
    }

    private String marker() {
        return "_slipway." + name;
    }

    private OwnedRecords owned(String claim, String... addresses) {
        return ownedBy(app, claim, addresses);
    }

    private static OwnedRecords ownedBy(String app, String claim, String... addresses) {
        return new OwnedRecords(List.of(addresses), "heritage=slipway,app=" + app + ",claim=" + claim, 60);
    }

    /** A secondary hears of a change a moment later. */
    private static void awaitThat(Callable<Boolean> condition) {
        await().until(condition);
    }
}
