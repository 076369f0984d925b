package dev.slipway.promotion.promotion;

import dev.slipway.promotion.promotion.PromotionService.Wanted;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import org.springframework.stereotype.Component;

/**
 * The gate let a build pass while its promotion was ending at that very gate: the news came too early to begin another, and does not come again. Done after the
 * end has committed, for beginning takes locks in another order than ending.
 */
@Component
class PassedMeanwhile implements Job<PassedMeanwhile.News> {
    private final PromotionService promotions;
    private final Jobs jobs;

    PassedMeanwhile(PromotionService promotions, Jobs jobs) {
        this.promotions = promotions;
        this.jobs = jobs;
    }

    record News(Wanted wanted, String environment) {}

    /** Joins the caller's transaction. */
    void enqueue(Promotion ended, String environment) {
        var wanted = new Wanted(
                ended.app(),
                ended.digest(),
                ended.version(),
                ended.repository(),
                ended.revision(),
                PromotionConsumer.GATE);
        jobs.enqueue(this, ended.id().toString(), new News(wanted, environment));
    }

    @Override
    public String name() {
        return "passed-meanwhile";
    }

    @Override
    public Class<News> dataType() {
        return News.class;
    }

    @Override
    public void run(News news) {
        promotions.passedBefore(news.wanted(), news.environment());
    }
}
