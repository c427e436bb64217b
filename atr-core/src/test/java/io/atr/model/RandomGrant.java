package io.atr.model;

import java.util.Set;
import java.util.stream.Collectors;

/** As whom a random publication may speak. */
final class RandomGrant {
    private RandomGrant() {}

    static ModelGrant create(World world, boolean bypass) {
        int senders = world.limits.senders();
        return switch (world.random.nextInt(4)) {
            case 0 -> new ModelGrant(null, true, bypass);
            case 1 ->
                new ModelGrant(world.random.ints(4, 0, senders).boxed().collect(Collectors.toSet()), true, bypass);
            default -> new ModelGrant(Set.of(world.random.nextInt(senders)), false, bypass);
        };
    }
}
