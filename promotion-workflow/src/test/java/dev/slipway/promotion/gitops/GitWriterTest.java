package dev.slipway.promotion.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.Remote;
import dev.slipway.promotion.gitops.Change.Edit;
import dev.slipway.promotion.gitops.Change.Expected;
import dev.slipway.runtime.RetryableException;
import dev.slipway.testkit.TestClock;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitWriterTest {
    private static final Place PLACE = new Place(Environment.STAGING, "where2eat", "dining");
    private static final Place PRODUCTION = new Place(Environment.PRODUCTION, "where2eat", "dining");
    private static final String GOOD = "sha256:" + "a".repeat(64);
    private static final String BAD = "sha256:" + "b".repeat(64);

    @TempDir
    private Path folder;

    private Remote remote;
    private GitWriter writer;
    private Manifests manifests;

    @BeforeEach
    void emptyRepository() throws IOException {
        remote = Remote.empty(folder.resolve("origin.git"));
        var properties = remote.properties(folder.resolve("mirror.git"));
        writer = writer(properties);
        manifests = new Manifests(properties);
    }

    @Test
    void writesTheFirstCommitOfAnEmptyRepository() {
        var outcome = writer.write(deploy("p1", GOOD, null));

        assertThat(outcome.written()).isTrue();
        assertThat(remote.commits()).hasSize(1);
        assertThat(remote.file("environments/staging/where2eat/kustomization.yaml"))
                .contains(GOOD);
        assertThat(remote.file("namespaces/dining-staging/quota.yaml")).contains("requests.cpu");
        assertThat(writer.standing(PLACE.folder())).contains(GOOD);
    }

    @Test
    void findsAChangeThatWasWrittenBeforeAndWritesNothing() {
        var first = writer.write(deploy("p1", GOOD, null));
        writer.write(deploy("p2", BAD, GOOD));

        var again = writer.write(deploy("p1", GOOD, null));

        assertThat(again).isEqualTo(first);
        assertThat(remote.commits()).hasSize(2);
        assertThat(writer.standing(PLACE.folder())).contains(BAD);
    }

    @Test
    void keepsItsCopyTidyHoweverOftenOthersWrite() throws IOException {
        var other = writer(remote.properties(folder.resolve("other.git")));
        writer.write(deploy("p0", GOOD, null));
        for (int number = 1; number <= 70; number++) {
            other.write(deploy("p" + number, number % 2 == 0 ? GOOD : BAD, number % 2 == 0 ? BAD : GOOD));
            writer.standing(PLACE.folder());
        }

        try (var files = Files.list(folder.resolve("mirror.git/objects/pack"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".pack"))).hasSizeLessThanOrEqualTo(51);
        }
        assertThat(writer.standing(PLACE.folder())).contains(GOOD);
    }

    @Test
    void isHeldUpByNoLockOfAProcessThatDied() throws IOException {
        writer.write(deploy("p1", GOOD, null));
        writer.standing(PLACE.folder());
        writer(remote.properties(folder.resolve("other.git"))).write(deploy("p2", BAD, GOOD));
        Files.createFile(folder.resolve("mirror.git/refs/remotes/origin/main.lock"));
        Files.createFile(folder.resolve("mirror.git/gc.pid"));
        Files.createFile(folder.resolve("mirror.git/config.lock"));
        Files.createFile(folder.resolve("mirror.git/of-this-copy"));

        var next = writer(remote.properties(folder.resolve("mirror.git")));

        assertThat(next.standing(PLACE.folder())).contains(BAD);
        assertThat(folder.resolve("mirror.git/gc.pid")).doesNotExist();
        assertThat(folder.resolve("mirror.git/of-this-copy")).exists();
    }

    @Test
    void writesAChangeAgainThatWouldComeOutDifferentlyNow() {
        var first = writer.write(production("p1", BAD, null, "certificate-1"));

        var again = writer.write(production("p1", BAD, null, "certificate-2"));

        assertThat(remote.file("environments/production/where2eat/external-secret.yaml"))
                .contains("certificate-2")
                .doesNotContain("certificate-1");
        assertThat(remote.commits()).hasSize(2);
        assertThat(remote.commits().getFirst().getFooterLines("Slipway-Again")).containsExactly(first.commit());
        assertThat(again.commit()).isEqualTo(remote.commits().getFirst().name());
        assertThat(writer.write(production("p1", BAD, null, "certificate-2"))).isEqualTo(again);
    }

    @Test
    void leavesToOthersWhatTheyMadeOfItSince() {
        var first = writer.write(production("p1", BAD, null, "certificate-1"));
        writer.write(production("p2", GOOD, BAD, "certificate-1"));

        assertThat(writer.write(production("p1", BAD, null, "certificate-2"))).isEqualTo(first);
        assertThat(remote.commits()).hasSize(2);
    }

    @Test
    void putsBackWhatStoodBeforeAChangeThatWasWrittenTwice() {
        writer.write(production("p1", GOOD, null, "certificate-1"));
        var before = remote.file("environments/production/where2eat/external-secret.yaml");
        writer.write(production("p2", BAD, GOOD, "certificate-2"));
        var again = writer.write(production("p2", BAD, GOOD, "certificate-3"));

        writer.write(rollback("p2", PRODUCTION, BAD, GOOD, again.commit()));

        assertThat(writer.standing(PRODUCTION.folder())).contains(GOOD);
        assertThat(remote.file("environments/production/where2eat/external-secret.yaml"))
                .isEqualTo(before);
    }

    @Test
    void namesTheCommitThatBroughtWhatStandsAlready() {
        var first = writer.write(deploy("p1", GOOD, null));
        writer.write(deploy("p2", new Place(Environment.STAGING, "another", "dining"), BAD, null));

        assertThat(writer.write(deploy("p3", GOOD, GOOD)))
                .isEqualTo(GitOutcome.stoodBefore(String.valueOf(first.commit()), GOOD));
        assertThat(remote.commits()).hasSize(2);
    }

    @Test
    void saysWhatStandsAfterAWayBackWhateverItWasToldToExpect() {
        writer.write(production("p1", GOOD, null, "certificate-1"));
        var deployed = writer.write(production("p2", BAD, GOOD, "certificate-1"));

        var back = writer.write(rollback("p2", PRODUCTION, BAD, BAD, deployed.commit()));

        assertThat(back.standing()).isEqualTo(GOOD);
    }

    @Test
    void isSupersededWhereAnotherDigestStands() {
        writer.write(deploy("p1", GOOD, null));

        var outcome = writer.write(deploy("p2", BAD, "sha256:" + "c".repeat(64)));

        assertThat(outcome).isEqualTo(GitOutcome.superseded(GOOD));
        assertThat(remote.commits()).hasSize(1);
    }

    @Test
    void isSupersededWhereSomethingStandsAndNothingWasExpected() {
        writer.write(deploy("p1", GOOD, null));

        assertThat(writer.write(deploy("p2", BAD, null)).written()).isFalse();
    }

    @Test
    void putsBackTheWholeFolderOfTheGoodDigest() {
        writer.write(deploy("p1", GOOD, null));
        var before = remote.file("environments/staging/where2eat/kustomization.yaml");
        var deployed = writer.write(deploy("p2", BAD, GOOD));

        var back = writer.write(rollback("p2", BAD, GOOD, deployed.commit()));

        assertThat(back.standing()).isEqualTo(GOOD);
        assertThat(remote.file("environments/staging/where2eat/kustomization.yaml"))
                .isEqualTo(before);
        assertThat(remote.commits().getFirst().getFullMessage()).contains(GOOD).contains(BAD);
    }

    @Test
    void removesTheFolderWhenNothingRanBefore() {
        var deployed = writer.write(deploy("p1", BAD, null));

        writer.write(rollback("p1", BAD, null, deployed.commit()));

        assertThat(remote.file("environments/staging/where2eat/kustomization.yaml"))
                .isNull();
        assertThat(writer.standing(PLACE.folder())).isEmpty();
    }

    @Test
    void removesOneAppAndLeavesTheOthers() {
        var other = new Place(Environment.STAGING, "where2eat-too", "dining");
        writer.write(deploy("p1", GOOD, null));
        writer.write(deploy("p2", other, BAD, null));

        writer.write(new Change("d/remove", PLACE.folder(), new Expected.Anything(), new Edit.Remove(), "remove"));

        assertThat(writer.standing(PLACE.folder())).isEmpty();
        assertThat(writer.standing(other.folder())).contains(BAD);
    }

    @Test
    void namesChangeAppDigestsPromotionAndApproversInTrailers() {
        writer.write(deploy("p1", GOOD, null));

        var commit = remote.commits().getFirst();
        assertThat(commit.getFooterLines("Slipway-Change")).containsExactly("p1/commit");
        assertThat(commit.getFooterLines("Slipway-App")).containsExactly("where2eat");
        assertThat(commit.getFooterLines("Slipway-Digest")).containsExactly(GOOD);
        assertThat(commit.getFooterLines("Slipway-Replaces")).containsExactly("none");
        assertThat(commit.getFooterLines("Slipway-Promotion")).containsExactly("p1");
        assertThat(commit.getFooterLines("Approved-By")).containsExactly("p_0123456789ab");
    }

    @Test
    void takesWordsOfPeopleForNoTrailer() {
        var message = Trailers.message(
                "a", "gone\n\nSlipway-Change: other/commit", new Step("p1", "x"), "a", null, null, List.of());
        writer.write(
                new Change("p1/x", PLACE.folder(), new Expected.Anything(), put("p1", PLACE, GOOD, null), message));

        assertThat(remote.commits().getFirst().getFooterLines("Slipway-Change")).containsExactly("p1/x");
    }

    @Test
    void losesNoChangeWhenManyWritersRace() throws Exception {
        var writers = new ArrayList<Callable<GitOutcome>>();
        for (int each = 0; each < 8; each++) {
            var own = writer(remote.properties(folder.resolve("mirror-" + each + ".git")));
            var place = new Place(Environment.STAGING, "app-" + each, "dining");
            var change = deploy("race-" + each, place, GOOD, null);
            writers.add(() -> own.write(change));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var outcome : threads.invokeAll(writers)) {
                assertThat(outcome.get().written()).isTrue();
            }
        }
        assertThat(remote.commits()).hasSize(8);
        for (int each = 0; each < 8; each++) {
            assertThat(remote.file("environments/staging/app-" + each + "/kustomization.yaml"))
                    .contains(GOOD);
        }
    }

    @Test
    void oneOfTwoThatReplaceTheSameDigestWins() throws Exception {
        writer.write(deploy("p0", GOOD, null));
        var one = writer(remote.properties(folder.resolve("one.git")));
        var two = writer(remote.properties(folder.resolve("two.git")));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var outcomes = threads.invokeAll(List.<Callable<GitOutcome>>of(
                    () -> one.write(deploy("p1", BAD, GOOD)),
                    () -> two.write(deploy("p2", "sha256:" + "c".repeat(64), GOOD))));
            assertThat(List.of(
                            outcomes.get(0).get().written(),
                            outcomes.get(1).get().written()))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(remote.commits()).hasSize(2);
    }

    @Test
    void bearsTheLossOfItsCopy() throws IOException {
        writer.write(deploy("p1", GOOD, null));
        var mirror = folder.resolve("mirror.git");
        try (var packs = Files.walk(mirror.resolve("objects"))) {
            for (var file : packs.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        var change = deploy("p2", BAD, GOOD);

        assertThatThrownBy(() -> writer.write(change)).isInstanceOf(RetryableException.class);
        assertThat(writer.write(change).written()).isTrue();
    }

    @Test
    void bearsACopyThatIsHalfMadeOrHalfThrownAway() throws IOException {
        writer.write(deploy("p1", GOOD, null));
        var objects = folder.resolve("mirror.git").resolve("objects");
        try (var files = Files.walk(objects)) {
            for (var file : files.sorted(Comparator.<Path>reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        assertThat(writer.standing(PLACE.folder())).contains(GOOD);
    }

    @Test
    void saysLaterWhenTheRepositoryIsAway() {
        var away = writer(new Remote(folder.resolve("nowhere.git")).properties(folder.resolve("m.git")));

        assertThatThrownBy(() -> away.write(deploy("p1", GOOD, null))).isInstanceOf(RetryableException.class);
    }

    private static GitWriter writer(GitopsProperties properties) {
        var clock = TestClock.at("2026-11-02T09:00:00Z");
        return new GitWriter(
                new GitMirror(properties, Remote.guard(), clock), properties, ObservationRegistry.NOOP, clock);
    }

    private Change deploy(String process, String digest, @Nullable String expected) {
        return deploy(process, PLACE, digest, expected);
    }

    private Change production(String process, String digest, @Nullable String expected, String certificate) {
        return deploy(process, PRODUCTION, digest, expected, certificate);
    }

    private Change deploy(String process, Place place, String digest, @Nullable String expected) {
        return deploy(process, place, digest, expected, null);
    }

    private Change deploy(
            String process, Place place, String digest, @Nullable String expected, @Nullable String certificate) {
        var message = Trailers.message(
                "staging: " + place.app(),
                digest + " replaces " + expected,
                new Step(process, "commit"),
                place.app(),
                digest,
                expected,
                List.of("p_0123456789ab"));
        return new Change(
                process + "/commit",
                place.folder(),
                new Expected.Digest(expected),
                put(process, place, digest, certificate),
                message);
    }

    private Edit put(String process, Place place, String digest, @Nullable String certificate) {
        var request = new DeployRequest(
                new Step(process, "commit"),
                place,
                digest,
                null,
                "0.1.0",
                "micro-apps/" + place.app(),
                "p_0123456789ab",
                "CC-1042",
                place.app() + ".dining.staging.slipway.test",
                certificate,
                "/healthz",
                null,
                List.of());
        return new Edit.Put(
                manifests.app(request), Map.of(Manifests.namespaceFolder(place), manifests.namespace(place)));
    }

    private static Change rollback(String process, String bad, @Nullable String good, @Nullable String deploy) {
        return rollback(process, PLACE, bad, good, deploy);
    }

    private static Change rollback(
            String process, Place place, String bad, @Nullable String good, @Nullable String deploy) {
        var step = new Step(process, "rollback");
        var message = Trailers.message(
                "back", bad + " is bad. Back to " + good + ".", step, "where2eat", good, bad, List.of());
        return new Change(
                process + "/rollback",
                place.folder(),
                new Expected.Digest(bad),
                new Edit.AsBefore(String.valueOf(deploy)),
                message);
    }
}
