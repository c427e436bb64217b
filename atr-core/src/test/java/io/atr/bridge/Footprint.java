package io.atr.bridge;

import io.atr.Bus;
import io.atr.BusPeek;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * What this process has open of shared things.
 *
 * @param descriptors of shared memory and sockets
 * @param mappings of shared memory
 * @param places of the bus's publishers and subscribers
 */
record Footprint(long descriptors, long mappings, int places) {
    static Footprint of(Bus bus) {
        try (var open = Files.list(Path.of("/proc/self/fd"));
                var maps = Files.lines(Path.of("/proc/self/maps"))) {
            return new Footprint(
                    open.map(Footprint::target)
                            .filter(name -> name.contains("memfd:atr") || name.contains("socket:"))
                            .count(),
                    maps.filter(line -> line.contains("memfd:atr")).count(),
                    BusPeek.placesTaken(bus));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Waits until as little is open as at an earlier time; mappings go with the collector. */
    static void awaitAsBefore(Bus bus, Footprint before) {
        Footprint[] last = {of(bus)};
        try {
            Door.await("as before", () -> {
                System.gc();
                last[0] = of(bus);
                return last[0].descriptors <= before.descriptors
                        && last[0].mappings <= before.mappings
                        && last[0].places <= before.places;
            });
        } catch (AssertionError leaked) {
            throw new AssertionError(last[0] + " instead of " + before + "\n" + maps(), leaked);
        }
    }

    private static String maps() {
        try {
            return Files.readString(Path.of("/proc/self/maps"))
                    .lines()
                    .filter(line -> line.contains("memfd:atr"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
