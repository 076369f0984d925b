package dev.slipway.promotion.gitops;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.contracts.activities.Step;
import dev.slipway.promotion.ServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Git may be slow, and many steps may want it at once: the database is there for everybody else all the same. */
class GitTurnTest extends ServiceTest {
    @Autowired
    private GitMirror mirror;

    @Autowired
    private GitopsActivities gitops;

    @Autowired
    private DataSource connections;

    @Test
    void whoeverWaitsForGitHoldsNoConnectionToTheDatabase() throws SQLException {
        var pool = connections.unwrap(HikariDataSource.class);
        var many = pool.getMaximumPoolSize() + 2;
        var process = promotionOf(anApp(), digest("slow"));
        var asking = new CountDownLatch(many);
        var held = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.submit(() -> mirror.locked(_ -> {
                held.countDown();
                awaited(free);
                return "as slow as it likes";
            }));
            awaited(held);
            for (int number = 0; number < many; number++) {
                var step = new Step(process.toString(), "asks-" + number);
                var _ = threads.submit(() -> {
                    asking.countDown();
                    return gitops.standing(step, new Place(Environment.STAGING, "slow", "dining"));
                });
            }
            awaited(asking);
            try {
                await().during(Duration.ofMillis(800))
                        .atMost(Duration.ofSeconds(3))
                        .until(() -> pool.getHikariPoolMXBean().getActiveConnections() < many / 2);
            } finally {
                free.countDown();
            }
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
