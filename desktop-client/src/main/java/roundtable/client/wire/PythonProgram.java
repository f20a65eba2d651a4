package roundtable.client.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import roundtable.client.text.Messages;
import roundtable.protocol.Wire;

/** A script as a program in Python 3, with nothing but what comes with it. */
final class PythonProgram {
    private PythonProgram() {}

    static String of(List<Script> scripts) {
        return scripts.stream().map(PythonProgram::of).collect(Collectors.joining("\n\n"));
    }

    private static String of(Script script) {
        return switch (script.kind()) {
            case LINES -> script.awaited().isEmpty() ? lines(script) : listening(script);
            case GET -> get(script);
            case PUT -> put(script);
            case ECHO -> script.source().datagrams() ? datagrams(script) : stream(script);
        };
    }

    private static String head(String imports, Script script) {
        return imports + "\nHOST, PORT = " + Quoting.python(script.host()) + ", " + script.port() + "\n";
    }

    private static String code(Script script) {
        return script.needsCode() ? remark("", "wire.program.code") : "";
    }

    private static String remark(String indent, String key) {
        return "%s# %s\n".formatted(indent, Messages.text(key));
    }

    private static String sent(Script script) {
        return code(script)
                + script.lines().stream()
                        .map(line -> "    " + Quoting.python(line) + ",\n")
                        .collect(Collectors.joining("", "LINES = [\n", "]\n\n"));
    }

    private static final String SAY = """
            with socket.create_connection((HOST, PORT), timeout=5) as server:
                for line in LINES:
                    server.sendall(line.encode("utf-8") + b"\\n")
            """;

    private static String lines(Script script) {
        return head("import socket\nimport time\n", script)
                + sent(script)
                + SAY
                + remark("    ", "wire.program.quiet")
                + """
                    server.settimeout(1)
                    end = time.monotonic() + 10
                    try:
                        for answer in server.makefile("r", encoding="utf-8", newline="\\n"):
                            print(answer, end="")
                            if time.monotonic() > end:
                                break
                    except socket.timeout:
                        pass
                """;
    }

    private static String listening(Script script) {
        return head("import json\nimport socket\nimport time\n", script)
                + sent(script)
                + SAY
                + remark("    ", "wire.program.listen")
                + """
                    server.settimeout(30)
                    end = time.monotonic() + 30
                    try:
                        for line in server.makefile("r", encoding="utf-8", newline="\\n"):
                            if json.loads(line)["type"] == %s:
                                print(line, end="", flush=True)
                            if time.monotonic() > end:
                                break
                    except socket.timeout:
                        pass
                """.formatted(Quoting.python(script.awaited()));
    }

    private static String get(Script script) {
        return head("import hashlib\nimport json\nimport socket\n", script)
                + sent(script)
                + SAY
                + """
                    server.settimeout(1)
                    lines = server.makefile("rb")
                    try:
                        for line in lines:
                            print(line.decode("utf-8"), end="")
                            answer = json.loads(line)
                            if answer["type"] == "file":
                                content = lines.read(answer["length"])
                                print(len(content), "bytes, SHA-256", hashlib.sha256(content).hexdigest())
                """
                + remark("                ", "wire.program.keep")
                + """
                                # open(answer["name"], "xb").write(content)
                    except socket.timeout:
                        pass
                """;
    }

    private static String put(Script script) {
        ObjectNode request = Wire.parse(script.requests().getLast().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String name = Quoting.python(request.path("name").asText());
        String replace = request.path("replace").asText("");
        return head("import hashlib\nimport json\nimport socket\n", script)
                + code(script)
                + "HELLO = " + Quoting.python(script.lines().getFirst()) + "\n"
                + remark("", "wire.program.path")
                + "PATH = " + name + "\n\n"
                + """
                with open(PATH, "rb") as file:
                    content = file.read()
                offer = {
                    "type": "put",
                    "name": %s,
                    "size": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                """.formatted(name)
                + (replace.isEmpty() ? "" : "    \"replace\": " + Quoting.python(replace) + ",\n")
                + """
                }

                with socket.create_connection((HOST, PORT), timeout=10) as server:
                    for line in (HELLO, json.dumps(offer)):
                        server.sendall(line.encode("utf-8") + b"\\n")
                    for line in server.makefile("r", encoding="utf-8", newline="\\n"):
                        print(line, end="")
                        answer = json.loads(line)
                        if answer["type"] == "ready":
                            server.sendall(content[answer["offset"]:])
                        elif answer["type"] in ("stored", "error"):
                            break
                """;
    }

    private static String all(Script script) {
        return script.bytes().stream()
                .map(bytes -> "    " + Quoting.python(bytes) + ",\n")
                .collect(Collectors.joining("", "SENT = [\n", "]\n\n"));
    }

    private static String stream(Script script) {
        return head("import socket\n", script) + all(script) + """
                with socket.create_connection((HOST, PORT), timeout=5) as server:
                    for sent in SENT:
                        server.sendall(sent)
                        received = b""
                        while len(received) < len(sent):
                            more = server.recv(65536)
                            if not more:
                                break
                            received += more
                        print(received, "the same" if received == sent else "something else")
                """;
    }

    private static String datagrams(Script script) {
        return head("import socket\n", script) + all(script) + """
                family = socket.getaddrinfo(HOST, PORT, type=socket.SOCK_DGRAM)[0][0]
                with socket.socket(family, socket.SOCK_DGRAM) as server:
                    server.settimeout(2)
                    server.connect((HOST, PORT))
                    for sent in SENT:
                        server.send(sent)
                        received = server.recv(65536)
                        print(received, "the same" if received == sent else "something else")
                """;
    }
}
