package io.atr.verify.doctor;

import io.atr.node.cli.JsonObject;

/**
 * One thing that was looked at.
 *
 * @param id stable, such as {@code clock.source}; its first part is the area
 * @param title for people
 * @param verdict whether it is as it should be
 * @param found the value
 * @param why what it costs, in time where that can be said
 * @param mend the command that mends it; empty when nothing is to be mended
 */
public record Finding(String id, String title, Verdict verdict, String found, String why, String mend) {
    static Finding pass(String id, String title, String found, String why) {
        return new Finding(id, title, Verdict.PASS, found, why, "");
    }

    static Finding warn(String id, String title, String found, String why, String mend) {
        return new Finding(id, title, Verdict.WARN, found, why, mend);
    }

    static Finding fail(String id, String title, String found, String why, String mend) {
        return new Finding(id, title, Verdict.FAIL, found, why, mend);
    }

    /** PASS when {@code good}, else WARN. */
    static Finding of(boolean good, String id, String title, String found, String why, String mend) {
        return good ? pass(id, title, found, why) : warn(id, title, found, why, mend);
    }

    /** As a member of a report. */
    public JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("title", title)
                .put("verdict", verdict)
                .put("found", found)
                .put("why", why)
                .put("mend", mend.isEmpty() ? null : mend);
    }
}
