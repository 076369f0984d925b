package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The number 0 is at work until it is let go; the others come meanwhile. */
@Timeout(30)
class GroupCommitTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch atWork = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void endCallers() {
        go.countDown();
        callers.close();
    }

    @Test
    void whoFindsNobodyAtWorkWaitsForNobody() {
        var group = group(64, LONG, _ -> {});
        group.run(1);
        group.run(2);
        assertThat(done).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoeverComesMeanwhileIsDoneAtOnce() throws Exception {
        var group = group(64, LONG, _ -> {});
        all(group, 5);
        assertThat(done).hasSize(2).first().isEqualTo(List.of(0));
        assertThat(done.getLast()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void noGroupIsLargerThanIsSaid() throws Exception {
        var group = group(2, LONG, _ -> {});
        all(group, 5);
        assertThat(done).extracting(List::size).containsExactly(1, 2, 2, 1);
    }

    @Test
    void whatOneBringsMakesNoOtherFail() throws Exception {
        var group = group(64, LONG, together -> {
            if (together.contains(3)) {
                throw new IllegalArgumentException("no room for 3");
            }
        });
        var outcomes = outcomes(group, 5);
        assertThat(outcomes.remove(3)).isEqualTo("no room for 3");
        assertThat(outcomes).containsOnly("done");
        assertThat(done).hasSize(5).contains(List.of(1), List.of(2), List.of(4), List.of(5));
    }

    @Test
    void anErrorLeavesNobodyWaiting() throws Exception {
        var group = group(64, LONG, together -> {
            if (together.size() > 1) {
                throw new StackOverflowError("planted");
            }
        });
        var outcomes = outcomes(group, 4);
        assertThat(outcomes).as("who worked").filteredOn("planted"::equals).hasSize(1);
        assertThat(outcomes).as("the others").filteredOn("done"::equals).hasSize(4);
        group.run(9);
        assertThat(done).contains(List.of(9));
    }

    @Test
    void whoWaitsTooLongDoesItsOwn() throws Exception {
        var group = group(64, Duration.ofMillis(200), _ -> {});
        var first = callers.submit(() -> group.run(0));
        waitFor(atWork);
        group.run(1);
        assertThat(done).containsExactly(List.of(1));
        go.countDown();
        first.get(10, TimeUnit.SECONDS);
        group.run(2);
        assertThat(done).containsExactly(List.of(1), List.of(0), List.of(2));
    }

    /** Whoever comes after the group gives up waiting, and so would its members have, who came earlier. */
    @Test
    void aMemberOfAGroupWaitsForItsEnd() throws Exception {
        var held = new CountDownLatch(1);
        var inGroup = new CountDownLatch(1);
        var group = group(64, Duration.ofSeconds(3), LONG, together -> {
            if (together.size() > 1) {
                inGroup.countDown();
                waitFor(held);
            }
        });
        var running = start(group, 3);
        go.countDown();
        waitFor(inGroup);
        group.run(9);
        assertThat(done).containsExactly(List.of(0), List.of(9));
        held.countDown();
        assertThat(ends(running)).containsOnly("done");
        assertThat(done).as("nobody did it a second time").hasSize(3);
    }

    @Test
    void whoCameTooLongAgoIsNotTriedASecondTime() throws Exception {
        var group = group(64, LONG, Duration.ZERO, together -> {
            if (together.size() > 1) {
                throw new IllegalStateException("away");
            }
        });
        assertThat(outcomes(group, 3)).containsExactly("done", "away", "away", "away");
        assertThat(done).containsExactly(List.of(0));
    }

    @Test
    void aFailureThatIsOnlyMineIsMine() {
        var group = group(64, LONG, _ -> {
            throw new IllegalStateException("away");
        });
        assertThatThrownBy(() -> group.run(1)).hasMessage("away");
        assertThatThrownBy(() -> group.run(2)).hasMessage("away");
    }

    @Test
    void manyAtOnceAreDoneOnceEach() throws Exception {
        var group = group(7, LONG, _ -> {});
        go.countDown();
        var running = IntStream.range(1, 20_000)
                .mapToObj(n -> callers.submit(() -> group.run(n)))
                .toList();
        for (var one : running) {
            one.get(30, TimeUnit.SECONDS);
        }
        assertThat(done.stream().flatMap(List::stream)).hasSize(19_999).doesNotHaveDuplicates();
    }

    private GroupCommit<Integer> group(int most, Duration patience, Consumer<List<Integer>> work) {
        return group(most, patience, LONG, work);
    }

    /** Records what was done; the number 0 is held up before. */
    private GroupCommit<Integer> group(
            int most, Duration patience, Duration secondTryWithin, Consumer<List<Integer>> work) {
        return new GroupCommit<>(most, patience, secondTryWithin, together -> {
            if (together.contains(0)) {
                atWork.countDown();
                waitFor(go);
            }
            work.accept(together);
            done.add(List.copyOf(together));
        });
    }

    private void all(GroupCommit<Integer> group, int others) throws Exception {
        assertThat(outcomes(group, others)).containsOnly("done");
    }

    /** How it ended for 0, 1, and so on. */
    private List<String> outcomes(GroupCommit<Integer> group, int others) throws Exception {
        var running = start(group, others);
        go.countDown();
        return ends(running);
    }

    /** 0 is at work, and the others wait. */
    private List<Future<String>> start(GroupCommit<Integer> group, int others) throws Exception {
        var running = new ArrayList<Future<String>>();
        running.add(callers.submit(() -> outcome(group, 0)));
        waitFor(atWork);
        var come = new ConcurrentLinkedQueue<Thread>();
        IntStream.rangeClosed(1, others)
                .forEach(n -> running.add(callers.submit(() -> {
                    come.add(Thread.currentThread());
                    return outcome(group, n);
                })));
        await().until(() -> waiting(come.stream()) == others);
        return running;
    }

    private static List<String> ends(List<Future<String>> running) throws Exception {
        var ends = new ArrayList<String>();
        for (var one : running) {
            ends.add(one.get(10, TimeUnit.SECONDS));
        }
        return ends;
    }

    private static long waiting(Stream<Thread> threads) {
        return threads.map(Thread::getState)
                .filter(state -> state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)
                .count();
    }

    private static String outcome(GroupCommit<Integer> group, int n) {
        try {
            group.run(n);
            return "done";
        } catch (RuntimeException | StackOverflowError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
