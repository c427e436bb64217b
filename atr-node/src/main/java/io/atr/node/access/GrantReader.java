package io.atr.node.access;

import io.atr.node.rules.Entry;
import io.atr.node.rules.Findings;
import io.atr.node.rules.Keys;
import io.atr.node.rules.Shown;
import io.atr.node.rules.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one caller of an access file. What is wrong becomes a finding; every key is read all the same. */
final class GrantReader {
    private static final Keys KEYS = Keys.of(
            "caller",
            "name",
            "feed",
            "token_sha256",
            "[\"" + "0".repeat(64) + "\"] (./atr access token NAME makes one)",
            "certificate",
            "[\"uri:spiffe://desk/feed\", \"dns:feed.example\", \"cn:feed\"]",
            "uids",
            "[1000, alice]",
            "gids",
            "[100, traders]",
            "roles",
            "[publisher, observer]",
            "senders",
            "[feed, 7, 10-19, \"md.*\"]",
            "topics",
            "[\"orders.*\", 7, 10-19]",
            "bypass",
            "true",
            "gating",
            "true",
            "expires",
            "2027-01-31");
    private static final String EXAMPLE = "write {name: feed, roles: [observer], uids: [1000]}";
    private static final List<String> PROOFS = List.of("token_sha256", "certificate", "uids", "gids");

    private final Findings findings;
    private final SystemNames users;
    private final SystemNames groups;

    GrantReader(Findings findings, SystemNames users, SystemNames groups) {
        this.findings = findings;
        this.users = users;
        this.groups = groups;
    }

    /** A caller that can be used only when there was no finding; null when there is not even a name. */
    @Nullable
    Grant read(Value value) {
        Entry entry = Entry.of(value, KEYS, EXAMPLE, findings);
        if (entry == null) {
            return null;
        }
        Value.Text name = entry.required("name");
        Set<Role> roles = roles(entry);
        checkUse(entry, "senders", roles, Role.PUBLISHER);
        checkUse(entry, "topics", roles, Role.SUBSCRIBER);
        if (PROOFS.stream().noneMatch(entry::has)) {
            findings.report(
                    entry.place(), "nothing says who this caller is", "add one of " + String.join(", ", PROOFS));
        }
        Grant grant = new Grant(
                name == null ? "" : name.text(),
                tokens(entry),
                certificates(entry),
                numbers(entry, "uids", "user", users),
                numbers(entry, "gids", "group", groups),
                roles,
                Selection.read(texts(entry, "senders"), "senders", findings).senders(),
                Selection.read(texts(entry, "topics"), "topics", findings).topics(),
                flag(entry, "bypass", Role.PUBLISHER, roles),
                flag(entry, "gating", Role.SUBSCRIBER, roles),
                expires(entry));
        return name == null ? null : grant;
    }

    private Set<Role> roles(Entry entry) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        if (!entry.has("roles")) {
            findings.report(entry.place(), "this caller has no roles", "add roles: [publisher, observer]");
        }
        for (Value.Text text : texts(entry, "roles")) {
            try {
                roles.add(Role.valueOf(text.text().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                findings.report(
                        text.place(),
                        "roles: " + Shown.of(text.text()) + " is no role",
                        "roles are publisher, subscriber, operator, observer");
            }
        }
        return Set.copyOf(roles);
    }

    /** A list without its role, or a role without its list, is a mistake that would be found out much later. */
    private void checkUse(Entry entry, String key, Set<Role> roles, Role role) {
        String word = role.name().toLowerCase(Locale.ROOT);
        if (roles.contains(role) && !entry.has(key)) {
            findings.report(
                    entry.place(),
                    "this caller is a " + word + " of no " + key,
                    "add " + key + ": [\"*\"] for all, or name some");
        } else if (!roles.contains(role) && entry.has(key)) {
            findings.report(
                    entry.place(), "this caller has " + key + ", but is no " + word, "add " + word + " to its roles");
        }
    }

    private List<TokenHash> tokens(Entry entry) {
        List<TokenHash> tokens = new ArrayList<>();
        for (Value.Text text : texts(entry, "token_sha256")) {
            TokenHash hash = TokenHash.parse(text.text());
            if (hash == null) {
                // The text is not shown: it may be the token itself.
                findings.report(
                        text.place(),
                        "this is no SHA-256 in 64 hexadecimal digits",
                        "write the hash that ./atr access token NAME prints, never the token");
            } else {
                tokens.add(hash);
            }
        }
        return List.copyOf(tokens);
    }

    private List<CertificatePattern> certificates(Entry entry) {
        List<CertificatePattern> patterns = new ArrayList<>();
        for (Value.Text text : texts(entry, "certificate")) {
            CertificatePattern pattern = CertificatePattern.parse(text.text());
            if (pattern == null) {
                findings.report(
                        text.place(),
                        "certificate: " + Shown.of(text.text()) + " says not what to look at",
                        "write uri:TEXT or dns:NAME of an alternative name, or cn:NAME of the subject");
            } else {
                patterns.add(pattern);
            }
        }
        return List.copyOf(patterns);
    }

    private Set<Integer> numbers(Entry entry, String key, String what, SystemNames names) {
        Set<Integer> numbers = new HashSet<>();
        for (Value.Text text : texts(entry, key)) {
            Integer number =
                    text.text().matches("[0-9]{1,9}") ? Integer.valueOf(text.text()) : names.number(text.text());
            if (number == null) {
                findings.report(
                        text.place(),
                        key + ": no " + what + " " + Shown.of(text.text()) + " in " + names.file(),
                        "write the " + what + "'s number");
            } else {
                numbers.add(number);
            }
        }
        return Set.copyOf(numbers);
    }

    private boolean flag(Entry entry, String key, Role role, Set<Role> roles) {
        Value.Text text = entry.text(key);
        if (text == null || text.text().equals("false")) {
            return false;
        }
        if (!text.text().equals("true")) {
            findings.report(
                    text.place(),
                    key + ": " + Shown.of(text.text()) + " is neither true nor false",
                    "write true, or leave it out");
        } else if (!roles.contains(role)) {
            String word = role.name().toLowerCase(Locale.ROOT);
            findings.report(text.place(), key + " is for " + word + "s only", "leave it out");
        }
        return true;
    }

    private @Nullable Instant expires(Entry entry) {
        Value.Text text = entry.text("expires");
        if (text == null) {
            return null;
        }
        try {
            boolean day = text.text().indexOf('T') < 0;
            return day
                    ? LocalDate.parse(text.text()).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text.text());
        } catch (DateTimeException e) {
            findings.report(
                    text.place(),
                    "expires: " + Shown.of(text.text()) + " is no time",
                    "write a day like 2027-01-31, which ends it when that day begins in UTC, or 2027-01-31T17:00:00Z");
            return null;
        }
    }

    private static List<Value.Text> texts(Entry entry, String key) {
        List<Value.Text> texts = entry.texts(key);
        return texts == null ? List.of() : texts;
    }
}
