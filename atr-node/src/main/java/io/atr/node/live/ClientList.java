package io.atr.node.live;

import static io.atr.node.cli.ConsoleTable.Column.left;
import static io.atr.node.cli.ConsoleTable.Column.right;

import io.atr.control.v1.Lane;
import io.atr.control.v1.Session;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Style;
import io.atr.node.cli.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is connected to a node, and through which lanes its shards are fed.
 *
 * @param sessions the oldest first
 * @param lanes by place and shard
 */
record ClientList(List<Session> sessions, List<Lane> lanes) {
    private static final String NOTHING = "-";

    ClientList {
        sessions = List.copyOf(sessions);
        lanes = List.copyOf(lanes);
    }

    /** Two tables, an empty line before each. */
    List<String> lines(Style style, long epochMillis) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(sessions.isEmpty() ? List.of("no sessions") : sessionTable(style, epochMillis));
        lines.add("");
        lines.addAll(lanes.isEmpty() ? List.of("no lanes") : laneTable(style));
        return lines;
    }

    JsonObject json() {
        return new JsonObject()
                .put("sessions", sessions.stream().map(ClientList::json).toList())
                .put("lanes", lanes.stream().map(ClientList::json).toList());
    }

    private List<String> sessionTable(Style style, long epochMillis) {
        ConsoleTable table = ConsoleTable.of(
                        right("session"),
                        left("who"),
                        left("from"),
                        left("by"),
                        right("for"),
                        right("calls"),
                        right("batches"),
                        right("packets"),
                        left("holds"))
                .style(style);
        for (Session session : sessions) {
            List<String> rights = session.getHoldsCount() > 0 ? session.getHoldsList() : session.getRolesList();
            table.row(
                    Long.toUnsignedString(session.getId()),
                    session.getWho(),
                    session.getFrom(),
                    session.getTransport(),
                    StatusText.up(epochMillis - session.getSinceEpochMillis()),
                    Units.count(session.getCallsInFlight()),
                    Units.count(session.getBatches()),
                    Units.count(session.getPackets()),
                    rights.isEmpty() ? NOTHING : String.join(", ", rights));
        }
        return table.lines();
    }

    private List<String> laneTable(Style style) {
        ConsoleTable table = ConsoleTable.of(
                        right("place"),
                        right("shard"),
                        left("sender"),
                        left("memory"),
                        right("slots"),
                        right("waiting"),
                        right("taken"))
                .style(style);
        for (Lane lane : lanes) {
            table.row(
                    Integer.toString(lane.getPlace()),
                    Integer.toString(lane.getShard()),
                    lane.getMany() ? "many" : Integer.toString(lane.getSender()),
                    lane.getSharedMemory() ? "shared" : "the node's",
                    Units.count(lane.getSlots()),
                    Units.count(lane.getWaiting()),
                    Units.count(lane.getTaken()));
        }
        return table.lines();
    }

    private static JsonObject json(Session session) {
        return new JsonObject()
                .put("session", session.getId())
                .put("who", session.getWho())
                .put("from", session.getFrom())
                .put("transport", session.getTransport())
                .put("since_epoch_millis", session.getSinceEpochMillis())
                .put("roles", session.getRolesList())
                .put("holds", session.getHoldsList())
                .put("calls_in_flight", session.getCallsInFlight())
                .put("batches", session.getBatches())
                .put("packets", session.getPackets());
    }

    private static JsonObject json(Lane lane) {
        return new JsonObject()
                .put("place", lane.getPlace())
                .put("shard", lane.getShard())
                .put("sender", lane.getMany() ? null : lane.getSender())
                .put("shared_memory", lane.getSharedMemory())
                .put("slots", lane.getSlots())
                .put("waiting", lane.getWaiting())
                .put("taken", lane.getTaken());
    }
}
