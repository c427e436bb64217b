package io.atr.node.revision;

import io.atr.control.v1.HistoryEntry;
import io.atr.control.v1.ListHistoryRequest;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Terminal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atr rules history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Lists the changes of a node's rules: who, when, from where, what.",
        description = {
            "",
            "--verify recomputes the hash of each entry and compares it with what the next entry holds. That finds what "
                    + "was changed, put in or taken out; that the newest entries were cut off shows only against a hash "
                    + "kept elsewhere.",
            "",
            "JSON: verified (null without --verify), fault, entries (a list of {version, time, who, from, what, comment, "
                    + "name, summary, text, previous, hash})."
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:listed",
            " 1:an entry cannot be trusted",
            " 2:the command line does not make sense",
            "69:no node answers",
            "77:not permitted",
        },
        footer = {"", "Example:", "  atr rules history --limit 20 --verify"})
final class HistoryCommand extends NodeCommand {
    @Option(names = "--limit", paramLabel = "N", description = "Only the newest N (default: all).")
    private int limit;

    @Option(names = "--verify", description = "Recompute the chain of hashes.")
    private boolean verify;

    HistoryCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (limit < 0) {
            throw usage("--limit " + limit + ": write 1 or more, or 0 for all");
        }
    }

    @Override
    int run(Conversation with) {
        ListHistoryRequest request =
                ListHistoryRequest.newBuilder().setLimit(limit).build();
        List<HistoryEntry> entries = with.ask(stub -> {
            List<HistoryEntry> all = new ArrayList<>();
            stub.listHistory(request).forEachRemaining(all::add);
            return all;
        });
        boolean fromStart = limit == 0 || entries.size() < limit;
        String fault = verify ? HistoryProof.fault(entries, fromStart) : null;
        print(entries, with.shown());
        if (fault != null) {
            with.terminal().err().println("atr: the history cannot be trusted: " + fault);
        } else if (verify && !entries.isEmpty()) {
            with.shown()
                    .out()
                    .println("verified: " + (entries.size() == 1 ? "1 entry" : entries.size() + " entries")
                            + ", the last is "
                            + HistoryProof.hex(entries.getLast().getHash()));
        }
        with.write(new JsonObject()
                .put("verified", verify ? fault == null : null)
                .put("fault", fault)
                .put("entries", entries.stream().map(HistoryCommand::json).toList()));
        return fault == null ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void print(List<HistoryEntry> entries, Terminal shown) {
        if (entries.isEmpty()) {
            shown.out().println("no rules were ever in force");
            return;
        }
        ConsoleTable table = ConsoleTable.of(
                        Column.right("version"),
                        Column.left("time (UTC)"),
                        Column.left("who"),
                        Column.left("from"),
                        Column.left("what"),
                        Column.left("rules"),
                        Column.left("changes"),
                        Column.left("comment"))
                .style(shown.style());
        for (HistoryEntry entry : entries) {
            table.row(
                    Long.toString(entry.getVersion()),
                    seconds(entry),
                    visible(entry.getWho()),
                    visible(entry.getFrom()),
                    visible(entry.getWhat()),
                    visible(entry.getName()),
                    visible(entry.getSummary()),
                    visible(entry.getComment()));
        }
        table.print(shown.out());
    }

    private static String seconds(HistoryEntry entry) {
        String text = Instant.ofEpochMilli(entry.getEpochMillis())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return text.replace('T', ' ').replace("Z", "");
    }

    /** Somebody else wrote it: it must not move the reader's cursor. */
    private static String visible(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static JsonObject json(HistoryEntry entry) {
        return new JsonObject()
                .put("version", entry.getVersion())
                .put("time", Instant.ofEpochMilli(entry.getEpochMillis()).toString())
                .put("who", entry.getWho())
                .put("from", entry.getFrom())
                .put("what", entry.getWhat())
                .put("comment", entry.getComment())
                .put("name", entry.getName())
                .put("summary", entry.getSummary())
                .put("text", HistoryProof.hex(entry.getTextHash()))
                .put("previous", HistoryProof.hex(entry.getPreviousHash()))
                .put("hash", HistoryProof.hex(entry.getHash()));
    }
}
