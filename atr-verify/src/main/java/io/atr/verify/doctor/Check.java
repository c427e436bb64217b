package io.atr.verify.doctor;

import java.util.List;

/** Looks at one side of a machine. Reads only. */
interface Check {
    /** What it found, in the order in which it is told. */
    List<Finding> look(Host host);
}
