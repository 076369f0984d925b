package dev.slipway.runtime.job;

/** Says to this process's scheduler, if it runs, that something is due. */
final class JobTrigger {
    private volatile Runnable check = () -> {};

    void connect(Runnable schedulersCheck) {
        check = schedulersCheck;
    }

    void now() {
        check.run();
    }
}
