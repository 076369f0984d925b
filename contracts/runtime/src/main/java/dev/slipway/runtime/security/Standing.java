package dev.slipway.runtime.security;

/** Whether a person may still act at all. A token outlives the person's leaving by hours, so its word is not enough. */
@FunctionalInterface
public interface Standing {

    /**
     * Whether this person has left, at this moment; somebody who is not known has not.
     *
     * @throws dev.slipway.runtime.RetryableException if nobody can say so now
     */
    boolean hasLeft(Person person);
}
