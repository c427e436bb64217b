package io.atr.verify.measure;

import io.atr.verify.row.Outcome;
import java.util.List;

/** Measures some rows together, in a JVM that measures nothing else. */
public interface Measurement {
    /** Short, for progress and to be named on a command line. */
    String name();

    /** The ids of its rows. */
    List<String> rows();

    /** About how long it takes. */
    double seconds(Effort effort);

    /** Measures; answers an outcome for each of its rows. What it throws makes all of them FAIL. */
    List<Outcome> measure(Setting setting) throws Exception;
}
