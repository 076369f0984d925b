package dev.slipway.promotion.promotion;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PersonView;
import dev.slipway.contracts.promotion.GivenApproval;
import dev.slipway.promotion.approval.Approvals;
import dev.slipway.promotion.approval.Approvals.Tally;
import dev.slipway.promotion.process.ProcessHistory;
import dev.slipway.promotion.promotion.PromotionView.ApprovalsView;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Promotions with their approvals and histories, people by their addresses. While the directory does not answer, they are shown by their opaque ids. */
@Service
class PromotionViews {
    private static final Logger log = LoggerFactory.getLogger(PromotionViews.class);
    private static final String KEY = "number";

    /** As many as the directory is asked for at once. */
    private static final int PEOPLE = 200;

    private final PromotionRepository promotions;
    private final Approvals approvals;
    private final ProcessHistory history;
    private final CatalogClient catalog;

    PromotionViews(PromotionRepository promotions, Approvals approvals, ProcessHistory history, CatalogClient catalog) {
        this.promotions = promotions;
        this.approvals = approvals;
        this.history = history;
        this.catalog = catalog;
    }

    /** The newest first. */
    Page<PromotionView> page(@Nullable String app, Paging paging) {
        var before = paging.after().map(cursor -> cursor.longAt(KEY)).orElse(null);
        var page = Page.of(
                promotions.page(app, before, paging.limitPlusOne()), paging, last -> Cursor.at(KEY, last.number()));
        return new Page<>(views(page.items()), page.nextCursor());
    }

    Optional<PromotionView> find(UUID id) {
        return promotions.find(id).map(promotion -> views(List.of(promotion)).getFirst());
    }

    private List<PromotionView> views(List<Promotion> shown) {
        var ids = shown.stream().map(Promotion::id).toList();
        var tallies = approvals.tallies(ids);
        var histories = history.of(ids);
        var addresses = addresses(tallies.values());
        return shown.stream()
                .map(promotion -> new PromotionView(
                        promotion.id(),
                        promotion.app(),
                        promotion.digest(),
                        promotion.version(),
                        promotion.state().id(),
                        promotion.paused(),
                        promotion.environment(),
                        promotion.paused() ? "an operator to resume it" : promotion.waitingFor(),
                        promotion.since(),
                        view(tallies.getOrDefault(promotion.id(), Tally.NONE), addresses),
                        histories.getOrDefault(promotion.id(), List.of())))
                .toList();
    }

    private static ApprovalsView view(Tally tally, Map<String, String> addresses) {
        return new ApprovalsView(
                tally.required(),
                tally.given().stream()
                        .map(each -> new GivenApproval(
                                addresses.getOrDefault(each.by(), each.by()), each.role(), each.at(), each.channel()))
                        .toList());
    }

    private Map<String, String> addresses(Collection<Tally> tallies) {
        var people = tallies.stream()
                .flatMap(tally -> tally.given().stream())
                .map(GivenApproval::by)
                .distinct()
                .toList();
        try {
            return people.stream()
                    .gather(Gatherers.windowFixed(PEOPLE))
                    .flatMap(some -> catalog.people(new PeopleQuery(some)).stream())
                    .collect(Collectors.toMap(PersonView::id, PersonView::email));
        } catch (RetryableException e) {
            log.info("the directory does not answer; people are shown by their ids", e);
            return Map.of();
        }
    }
}
