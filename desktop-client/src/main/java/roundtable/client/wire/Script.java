package roundtable.client.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import roundtable.client.link.AddressText;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;

/**
 * What a program has to say to a server to do what lines of the log did: the hello, under the person's name and as nobody's
 * token, what has to come before, and the requests.
 *
 * @param hello the first line; empty for an echo
 * @param requests what follows it, JSON in one line each
 * @param bytes what is sent to an echo, all at once each
 * @param awaited the type of the lines to listen for; empty where answers are waited for
 */
public record Script(
        Tap.Source source, String hello, List<String> requests, List<Bytes> bytes, String awaited, Kind kind) {

    /** What is special about it. */
    public enum Kind {
        /** Lines there and back. */
        LINES,
        /** Raw bytes come back between the lines. */
        GET,
        /** Raw bytes follow the one request. */
        PUT,
        /** No lines, but bytes. */
        ECHO
    }

    /** What stands where the person has to put the join code in. */
    static final String CODE = "JOIN-CODE";

    static Script echo(Tap.Source source, List<Bytes> bytes) {
        return new Script(source, "", List.of(), List.copyOf(bytes), "", Kind.ECHO);
    }

    /** Says hello and then these requests, each behind what has to come before it. */
    static Script saying(Tap.Source source, String name, List<ScannedLine> requests, Kind kind) {
        List<String> lines = new ArrayList<>();
        for (ScannedLine request : requests) {
            String type = request.value("type");
            before(source.service(), request, type).ifNew(lines);
            if (!type.equals("hello") && !type.equals("bye")) {
                lines.add(request.text());
            }
        }
        return new Script(source, hello(source, name), List.copyOf(lines), List.of(), "", kind);
    }

    /** Says hello and goes where lines like that one are told. */
    static Script listening(Tap.Source source, String name, ScannedLine like) {
        List<String> lines = new ArrayList<>();
        if (source.service() == Service.EDITOR) {
            Before.of("open", "document", like).ifNew(lines);
        } else if (source.service() == Service.CHAT) {
            Before.of("join", "room", like).ifNew(lines);
        }
        return new Script(source, hello(source, name), List.copyOf(lines), List.of(), like.value("type"), Kind.LINES);
    }

    /** A line that has to come first; empty for none. */
    private record Before(String line) {
        static Before of(String type, String field, ScannedLine request) {
            String value = request.value(field);
            return value.isEmpty()
                    ? new Before("")
                    : new Before(message(type).put(field, value).toString());
        }

        /** Said once is enough. */
        void ifNew(List<String> lines) {
            if (!line.isEmpty() && !lines.contains(line)) {
                lines.add(line);
            }
        }
    }

    private static Before before(Service service, ScannedLine request, String type) {
        boolean document =
                service == Service.EDITOR && List.of("edit", "caret", "close").contains(type);
        boolean room = service == Service.CHAT && List.of("say", "leave").contains(type);
        return document
                ? Before.of("open", "document", request)
                : room ? Before.of("join", "room", request) : new Before("");
    }

    private static String hello(Tap.Source source, String name) {
        ObjectNode hello = message("hello").put("protocol", SessionRequest.PROTOCOL);
        if (!name.isEmpty()) {
            hello.put("name", name);
        }
        if (source.coded()) {
            hello.put("code", CODE);
        }
        return hello.toString();
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** Whether the person has to put the join code in. */
    public boolean needsCode() {
        return source.coded();
    }

    /** All lines, as they can be pasted. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Quoting.visibleJson(hello));
        requests.forEach(request -> lines.add(Quoting.visibleJson(request)));
        return lines;
    }

    /** The other end, by its address. */
    String host() {
        InetAddress address = source.remote().getAddress();
        return address == null ? source.remote().getHostString() : AddressText.shortened(address.getHostAddress());
    }

    int port() {
        InetSocketAddress remote = source.remote();
        return remote.getPort();
    }
}
