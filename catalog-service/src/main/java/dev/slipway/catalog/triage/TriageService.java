package dev.slipway.catalog.triage;

import dev.slipway.catalog.app.App;
import dev.slipway.catalog.app.AppChange;
import dev.slipway.catalog.app.AppLedger;
import dev.slipway.catalog.directory.Action;
import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.risk.RiskTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes answers, and lets the risk follow. */
@Service
class TriageService {
    private final AppLedger ledger;
    private final Directory directory;
    private final TriageRepository record;
    private final RiskTable table;

    TriageService(AppLedger ledger, Directory directory, TriageRepository record, RiskTable table) {
        this.ledger = ledger;
        this.directory = directory;
        this.record = record;
        this.table = table;
    }

    /** Safe to repeat: the same answers again change and announce nothing. */
    @Transactional
    TriageOutcome answer(String name, TriageForm form, String person) {
        var found = ledger.lock(name);
        if (found.isEmpty()) {
            return new TriageOutcome.Unknown();
        }
        var app = found.get();
        if (!app.lifecycle().open()) {
            return new TriageOutcome.Closed(app.lifecycle());
        }
        var permission = directory.check(person, app.target(), Action.TRIAGE);
        if (!permission.allowed()) {
            return new TriageOutcome.NotAllowed(permission.why());
        }
        return new TriageOutcome.Assessed(form.answers().equals(app.answers()) ? app : assessed(app, form, person));
    }

    private App assessed(App before, TriageForm form, String person) {
        var after = ledger.enter(before.answered(form.answers(), table), new AppChange.Triaged(), person);
        record.add(before, after, form, person);
        return after;
    }
}
