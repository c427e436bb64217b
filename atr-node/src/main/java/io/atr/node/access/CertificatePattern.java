package io.atr.node.access;

import io.atr.node.rules.Wildcard;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * Certificates that are one caller's: {@code uri:spiffe://desk/feed}, {@code dns:feed.example}, {@code cn:feed}; a
 * {@code *} stands for any characters, dots and slashes too. Immutable; any thread.
 */
record CertificatePattern(Field field, Wildcard value) {
    /** What is looked at; the number is that of the kind of alternative name, see RFC 5280. */
    enum Field {
        CN(-1),
        DNS(2),
        URI(6);

        private final int kind;

        Field(int kind) {
            this.kind = kind;
        }
    }

    /** The pattern that a text spells, or null. */
    static @Nullable CertificatePattern parse(String text) {
        int colon = text.indexOf(':');
        for (Field field : Field.values()) {
            boolean named =
                    colon >= 0 && text.substring(0, colon).equals(field.name().toLowerCase(Locale.ROOT));
            if (named && colon + 1 < text.length()) {
                return new CertificatePattern(field, new Wildcard(normal(field, text.substring(colon + 1))));
            }
        }
        return null;
    }

    boolean matches(X509Certificate certificate) {
        List<String> names = field == Field.CN ? commonNames(certificate) : alternativeNames(certificate, field);
        // A name that holds a * is a wildcard to whoever issued it, and a plain character to nobody.
        return names.stream().anyMatch(name -> name.indexOf('*') < 0 && value.matches(name));
    }

    /** What a certificate calls its owner, for people. */
    static String shown(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        for (Field field : Field.values()) {
            List<String> found = field == Field.CN ? commonNames(certificate) : alternativeNames(certificate, field);
            found.forEach(name -> names.add(field.name().toLowerCase(Locale.ROOT) + ":" + name));
        }
        return names.isEmpty() ? "no cn, dns or uri name" : String.join(", ", names);
    }

    private static List<String> alternativeNames(X509Certificate certificate, Field field) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all == null) {
                return List.of();
            }
            return all.stream()
                    .filter(name -> name.get(0) instanceof Integer kind && kind == field.kind)
                    .map(name -> normal(field, String.valueOf(name.get(1))))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of(); // names that cannot be read match nothing
        }
    }

    private static List<String> commonNames(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.size() == 1 && rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }

    private static String normal(Field field, String name) {
        return field == Field.DNS ? name.toLowerCase(Locale.ROOT) : name;
    }
}
