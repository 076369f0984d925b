package dev.slipway.promotion.promotion;

import dev.slipway.promotion.promotion.PromotionService.Wanted;
import dev.slipway.runtime.job.Job;
import dev.slipway.runtime.job.Jobs;
import org.springframework.stereotype.Component;

/**
 * The gate let a build pass while it could not be promoted, because its promotion was ending at that very gate, or its app was on its way out: the news came too
 * early to begin another, and does not come again. Done after the end has committed, for beginning takes locks in another order than ending.
 */
@Component
class PassedMeanwhile implements Job<PassedMeanwhile.News> {
    private final PassedBuildService builds;
    private final HeldBuildRepository held;
    private final Jobs jobs;

    PassedMeanwhile(PassedBuildService builds, HeldBuildRepository held, Jobs jobs) {
        this.builds = builds;
        this.held = held;
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

    /** The newest that passed while the app was on its way out: the others would have given their place to it. Joins the caller's transaction. */
    void enqueueHeld(String app) {
        held.newest(app).ifPresent(news -> jobs.enqueue(this, "app/" + app, news));
        held.drop(app);
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
        builds.passedBefore(news.wanted(), news.environment());
    }
}
