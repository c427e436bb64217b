package io.atr.node.access;

import io.atr.node.rules.Entry;
import io.atr.node.rules.Findings;
import io.atr.node.rules.Keys;
import io.atr.node.rules.Place;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesText;
import io.atr.node.rules.Shown;
import io.atr.node.rules.Value;
import io.atr.node.rules.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads access files: who may do what. Any thread; no state. */
final class AccessFile {
    private static final Keys KEYS =
            Keys.of("access file", "version", "1", "callers", "[{name: feed, roles: [observer], uids: [1000]}]");
    private static final int LONGEST = 1 << 20;
    private static final int MOST_CALLERS = 4096;
    private static final int MOST_TOKENS = 16_384;

    private AccessFile() {}

    /**
     * Reads a file.
     *
     * @throws RulesException when it cannot be read, is wrong, or others may write it
     */
    static Grants read(Path path) throws RulesException {
        Findings findings = new Findings(Shown.whole(path.toString()));
        String text = RulesText.read(path);
        List<String> warnings = permissions(path, findings);
        findings.throwIfAny();
        return new Grants(parse(text, findings, SystemNames.users(), SystemNames.groups()), warnings);
    }

    static List<Grant> parse(String text, Findings findings, SystemNames users, SystemNames groups)
            throws RulesException {
        if (text.length() > LONGEST) {
            findings.report(Place.FILE, "is longer than 1 MiB", "let more callers share a grant");
            findings.throwIfAny();
        }
        Value root = YamlTree.read(text, findings);
        findings.throwIfAny();
        if (root == null) {
            findings.report(Place.START, "the file holds nothing", "start with version: 1");
        }
        Entry entry = root == null ? null : Entry.of(root, KEYS, "start with version: 1", findings);
        if (entry == null) {
            findings.throwIfAny();
            return List.of();
        }
        Value.Text version = entry.required("version");
        if (version != null && !version.text().equals("1")) {
            findings.report(
                    version.place(),
                    "version: " + Shown.of(version.text()) + " is not known, only 1 is",
                    "write version: 1");
            findings.throwIfAny();
        }
        List<Value> values = entry.list("callers");
        List<Grant> grants = grants(values == null ? List.of() : values, findings, users, groups);
        findings.throwIfAny();
        return List.copyOf(grants);
    }

    private static List<Grant> grants(List<Value> values, Findings findings, SystemNames users, SystemNames groups) {
        GrantReader reader = new GrantReader(findings, users, groups);
        Map<String, Place> names = new HashMap<>();
        Map<String, Place> proofs = new HashMap<>();
        List<Grant> grants = new ArrayList<>();
        for (Value value : values) {
            Grant grant = reader.read(value);
            if (grant == null) {
                continue;
            }
            Place place = value.place();
            grants.add(grant);
            claim(names, grant.name(), "the name " + Shown.of(grant.name()), place, findings);
            grant.tokens().forEach(token -> claim(proofs, "token " + token, "this token", place, findings));
            grant.uids().forEach(uid -> claim(proofs, "uid " + uid, "the user " + uid, place, findings));
            grant.gids().forEach(gid -> claim(proofs, "gid " + gid, "the group " + gid, place, findings));
            if (grant.name().equals(Caller.ANONYMOUS)) {
                findings.report(place, "the name anonymous is that of callers without credentials", "choose another");
            }
        }
        if (grants.size() > MOST_CALLERS || proofs.size() > MOST_TOKENS) {
            findings.report(
                    Place.FILE,
                    "has more than " + MOST_CALLERS + " callers, or more than " + MOST_TOKENS + " tokens and users",
                    "let more callers share a grant");
        }
        return grants;
    }

    private static void claim(Map<String, Place> owners, String key, String what, Place place, Findings findings) {
        Place other = owners.putIfAbsent(key, place);
        if (other != null) {
            findings.report(
                    place, what + " stands twice, first in the caller at " + findings.at(other), "remove one of them");
        }
    }

    /** Whoever may write the file may do everything; whoever may read it learns who may do what. */
    private static List<String> permissions(Path path, Findings findings) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                findings.report(
                        Place.FILE, "every user of the machine may write it", "take that away: chmod 600 " + path);
            }
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                return List.of(path + ": every user of the machine may read it; take that away: chmod 600 " + path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return List.of(path + ": who may read it cannot be told: " + e.getMessage());
        }
        return List.of();
    }
}
