package dev.slipway.promotion.process;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;

/** How a waiting workflow is reached. What it hears is a hint each time: it reads the rows again, which are the truth. */
public interface Attention {
    String WAKE = "wake";
    String DECIDED = "decided";

    /** Somebody wants something else of the process: it was paused, resumed, cancelled or superseded. */
    @SignalMethod(name = WAKE)
    void wake();

    /** A decision about the process stands. Returning means that it was heard. */
    @UpdateMethod(name = DECIDED)
    void decided(String decision);
}
