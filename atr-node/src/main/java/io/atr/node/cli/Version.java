package io.atr.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: ATR's version as the build wrote it into the jar, and what it runs on. */
public final class Version implements IVersionProvider {
    private static final String WRITTEN_BY_BUILD = "/META-INF/maven/io.atr/atr-node/pom.properties";

    @Override
    public String[] getVersion() {
        return new String[] {
            "atr " + atr(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }

    /** The version alone. */
    public static String atr() {
        try (InputStream in = Version.class.getResourceAsStream(WRITTEN_BY_BUILD)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "(not built into a jar)");
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
