package dev.slipway.testkit.peer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.peer.GuardedCalls;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client does when its peer does not do what it should. A subclass names the client, makes one call with it, and says what a good answer looks like; the
 * client's own configuration is used, with shorter waits. Each test has fresh circuits and meters.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PeerContract {
    private final Peer peer;

    /** @param client its name below {@code slipway.http.clients} */
    protected PeerContract(String client) {
        this.peer = new Peer(client);
    }

    /** One call, as the service makes it; gives what its caller gets. */
    protected abstract Object call(OutgoingHttp http, ServiceClients services);

    /** An answer that the call is content with. */
    protected abstract ResponseDefinitionBuilder good();

    /** Whether a call that failed is sent again by itself: it reads, or it carries a key. */
    protected boolean repeats() {
        return true;
    }

    /** Whether the library below the client sends once more, by itself, what got no answer at all. */
    protected boolean resentBelow() {
        return false;
    }

    /** Answers that make no sense; a peer whose answers can be wrong in ways of their own adds them. */
    protected Stream<String> nonsense() {
        return Stream.of(
                "<html><h1>It works!</h1></html>", "{\"unfinished\": ", "{\"none\": \"of what was promised\"}");
    }

    /** What the caller sees of an answer that makes no sense; a problem of the peer unless said otherwise. */
    protected void seesNonsense(Supplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOf(RemoteProblem.class);
    }

    /** Where the stub is, for a client that is no HTTP client of the house. */
    protected final String address() {
        return peer.address();
    }

    /** The guard of such a client. */
    protected final GuardedCalls calls() {
        return peer.calls();
    }

    private Object call() {
        return call(peer.http(), peer.services());
    }

    /** The first call of all loads classes, and may be too slow for its limit. */
    @BeforeAll
    void start() {
        peer.start();
        peer.answers(good());
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(RetryableException.class)
                .until(() -> call() != null);
    }

    @BeforeEach
    void beginAnew() {
        peer.fresh();
    }

    @AfterAll
    void stop() {
        peer.stop();
    }

    @Test
    void isContentWithAGoodAnswer() {
        peer.answers(good());

        assertThat(call()).isNotNull();

        assertThat(peer.calls(repeats() ? "successful_without_retry" : "successful"))
                .isEqualTo(1);
    }

    @Test
    void doesNotWaitForAPeerThatHangs() {
        peer.answers(good().withFixedDelay(60_000));

        assertThatThrownBy(this::call).isInstanceOf(RetryableException.class);

        assertThat(peer.asked()).isEqualTo(attempts());
        assertThat(peer.failures()).isEqualTo(attempts());
    }

    @Test
    void comesBackWhenThePeerAsksForPatience() {
        peer.answersOnce(aResponse().withStatus(429).withHeader("Retry-After", "1"), good());

        if (repeats()) {
            assertThat(call()).isNotNull();
            assertThat(peer.calls("successful_with_retry")).isEqualTo(1);
        } else {
            assertThatThrownBy(this::call)
                    .isInstanceOfSatisfying(RetryableException.class, later -> assertThat(later.retryAfter())
                            .isEqualTo(Duration.ofSeconds(1)));
            assertThat(call()).isNotNull();
        }
        assertThat(peer.bodies()).as("the same was sent again").hasSize(1);
        assertThat(peer.failures()).as("a peer that asks for patience is well").isZero();
    }

    @Test
    void handsALongWaitToTheCaller() {
        peer.answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));

        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(RetryableException.class, later -> assertThat(later.retryAfter())
                        .isEqualTo(Duration.ofMinutes(2)));
        assertThat(peer.asked()).isEqualTo(1);
    }

    @Test
    void saysLaterWhenThePeerIsUnavailable() {
        peer.answers(aResponse().withStatus(503));

        assertThatThrownBy(this::call).isInstanceOf(RetryableException.class);

        assertThat(peer.asked()).isEqualTo(attempts());
        assertThat(peer.failures()).isEqualTo(attempts());
        if (repeats()) {
            assertThat(peer.calls("failed_with_retry")).isEqualTo(1);
        }
    }

    @Test
    void losesNothingWhenThePeerComesBack() {
        peer.answers(aResponse().withStatus(503));
        assertThatThrownBy(this::call).isInstanceOf(RetryableException.class);
        peer.answers(good());

        await().ignoreException(RetryableException.class)
                .untilAsserted(() -> assertThat(call()).isNotNull());

        assertThat(peer.bodies()).as("the same was sent again").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void saysLaterWhenTheAnswerBreaksOff(Fault fault) {
        peer.answers(aResponse().withFault(fault));

        assertThatThrownBy(this::call).isInstanceOf(RetryableException.class);

        assertThat(peer.asked()).isBetween(attempts(), resentBelow() ? 2 * attempts() : attempts());
        assertThat(peer.failures()).isEqualTo(attempts());
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void callsNonsenseByItsName(String nonsense) {
        peer.answers(okJson(nonsense));

        seesNonsense(this::call);

        assertThat(peer.asked()).as("asking again would not help").isEqualTo(1);
    }

    @Test
    void leavesAPeerAloneThatFailsTooOften() {
        peer.answers(aResponse().withStatus(500));
        IntStream.range(0, 10).forEach(_ -> assertThatThrownBy(this::call).isInstanceOf(RetryableException.class));
        var asked = peer.asked();

        assertThatThrownBy(this::call).isInstanceOf(RetryableException.class);

        assertThat(peer.asked()).isEqualTo(asked);
        assertThat(peer.circuitIsOpen()).isTrue();
        assertThat(peer.turnedAway()).isPositive();
    }

    private int attempts() {
        return repeats() ? Peer.ATTEMPTS : 1;
    }
}
