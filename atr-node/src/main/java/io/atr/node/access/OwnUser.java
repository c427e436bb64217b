package io.atr.node.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user that runs this process. */
public final class OwnUser {
    private static final Pattern UIDS = Pattern.compile("(?m)^Uid:\\s+[0-9]+\\s+([0-9]+)");
    private static final int NOBODY = -1;

    private OwnUser() {}

    /** Its effective user id, as the kernel tells peers; -1 where it cannot be told: then nobody is this user. */
    public static int uid() {
        try {
            Matcher uids = UIDS.matcher(Files.readString(Path.of("/proc/self/status")));
            return uids.find() ? Integer.parseUnsignedInt(uids.group(1)) : NOBODY;
        } catch (IOException e) {
            return NOBODY;
        }
    }
}
