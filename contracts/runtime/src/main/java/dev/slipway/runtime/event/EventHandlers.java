package dev.slipway.runtime.event;

/** What a feature does about the events of others (or of its own service). A bean per feature, named {@code *Consumer}. */
public interface EventHandlers {
    /** Called once, when the service starts. */
    void register(EventRegistry on);
}
