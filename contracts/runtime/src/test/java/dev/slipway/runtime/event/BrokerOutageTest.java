package dev.slipway.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.platform.OwnBroker;
import dev.slipway.runtime.platform.TestBroker;
import dev.slipway.runtime.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed and comes back, before and while the relay publishes. */
class BrokerOutageTest {
    @Test
    void publishesWhatWasAnnouncedWhileTheBrokerWasAway(@TempDir Path folder) throws Exception {
        var database = TestDatabase.of("catalog").migrated();
        try (var broker = new OwnBroker(folder);
                var service = new RelayFixture(database.pool(), "outage", broker.address()).started()) {
            int announced = 0;
            for (; announced < 5; announced++) {
                service.announce("team-" + announced % 2, announced);
            }
            assertThat(service.repository.unpublishedCount()).isEqualTo(5);
            broker.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> service.repository.unpublishedCount() == 0);
            for (; announced < 200; announced++) {
                service.announce("team-" + announced % 3, announced);
                if (announced == 100) {
                    broker.kill();
                }
            }
            assertThat(service.repository.unpublishedCount()).isPositive();
            broker.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> service.repository.unpublishedCount() == 0);
            Chain.verify(TestBroker.records(broker.address(), "slipway.outage", 200), 200);
        }
    }
}
