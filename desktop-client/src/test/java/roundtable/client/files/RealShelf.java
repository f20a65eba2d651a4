package roundtable.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** A shelf on a real server, and a controller that reaches it over lines that can be made to fail. */
abstract class RealShelf {
    static final int BIG = 6_000_000;
    static final int HALF = BIG / 2;

    @TempDir
    Path folder;

    final Deliveries deliveries = new Deliveries();
    final ServerLink link = new ServerLink(deliveries);
    final FilesModel model = new FilesModel();
    Server server;
    FaultyLine line;
    FilesController controller;

    @BeforeEach
    void connect() throws Exception {
        server = Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
        line = new FaultyLine(server.port(Service.FILES));
        controller = new FilesController(link.files(), model, line, deliveries);
        link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
        deliveries.until("the list is there", model::listed);
        Files.createDirectories(here());
    }

    @AfterEach
    void close() throws IOException {
        controller.close();
        link.close();
        line.close();
        server.close();
    }

    Path here() {
        return folder.resolve("here");
    }

    Path shelf(String name) {
        return folder.resolve("server").resolve("server_files").resolve(name);
    }

    Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve("here").resolve(name), content);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    FilesEvent.Listed onShelf(String name, byte[] content) throws Exception {
        Files.write(shelf(name), content);
        controller.refresh();
        String wanted = sha256(content);
        deliveries.until(
                name + " is listed",
                () -> model.files().stream()
                        .anyMatch(file -> file.name().equals(name) && wanted.equals(file.sha256())));
        return model.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void until(Transfer transfer, Phase phase) throws InterruptedException {
        deliveries.until(
                transfer.name() + " is " + phase + ", not " + transfer.progress(),
                () -> transfer.progress().phase() == phase);
    }

    List<String> partsHere() throws IOException {
        try (Stream<Path> files = Files.list(here())) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".part"))
                    .toList();
        }
    }
}
