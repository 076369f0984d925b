package dev.slipway.gate.evidence;

import dev.slipway.runtime.security.Caller;
import dev.slipway.runtime.security.Machine;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.security.ServiceCaller;
import java.util.Set;

/**
 * Who sent evidence, as their token said at that moment.
 *
 * @param name {@code machine:ci} or {@code person:<id>}
 * @param repositories patterns of image repositories that are the sender's own
 */
public record Sender(String name, Set<String> roles, Set<String> repositories) {
    public Sender {
        roles = Set.copyOf(roles);
        repositories = Set.copyOf(repositories);
    }

    static Sender of(Caller caller) {
        return switch (caller) {
            case Machine machine -> new Sender(machine.actor(), machine.roles(), machine.repositories());
            case Person person -> new Sender(person.actor(), person.roles(), Set.of());
            case ServiceCaller service -> new Sender(service.actor(), Set.of(), Set.of());
        };
    }

    boolean owns(String repository) {
        return new Machine(name, roles, repositories).mayUse(repository);
    }
}
