package dev.slipway.promotion.process;

import dev.slipway.contracts.activities.Step;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes an activity answer a step once: the answer stands in the database together with what the step changed there. */
@Service
public class RecordedSteps {
    private final StepRepository steps;
    private final JsonMapper json;
    private final Clock clock;

    RecordedSteps(StepRepository steps, JsonMapper json, Clock clock) {
        this.steps = steps;
        this.json = json;
        this.clock = clock;
    }

    /** The recorded answer, or else that of the work, which runs in the transaction that records it. */
    @Transactional
    public <T> T once(Step step, Class<T> type, Supplier<T> work) {
        steps.lock(step);
        return recorded(step, type).orElseGet(() -> {
            var result = work.get();
            steps.insert(step, json.writeValueAsString(result), clock.instant());
            return result;
        });
    }

    /** The same for work that answers nothing. */
    @Transactional
    public void once(Step step, Runnable work) {
        once(step, Boolean.class, () -> {
            work.run();
            return true;
        });
    }

    /** What was answered before. */
    public <T> Optional<T> recorded(Step step, Class<T> type) {
        return steps.find(step).map(result -> json.readValue(result, type));
    }
}
