package dev.slipway.runtime.security;

/**
 * Who is calling, as their token says; a controller argument. Ask for {@link Person}, {@link Machine} or
 * {@link ServiceCaller} instead where only one kind may: another kind is refused with 403.
 */
public sealed interface Caller permits Person, Machine, ServiceCaller {

    /** Whether the token carries the role. A service has scopes and never a role. */
    boolean has(String role);

    /** How records and the audit trail name the caller: {@code person:<id>}, {@code machine:<name>} or {@code service:<name>}. */
    String actor();
}
