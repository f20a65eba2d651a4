package roundtable.client.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.Tokens;

/** The tokens in a file of their own that only its owner can read. They never appear in a log. */
public final class TokenFile implements Tokens {
    private static final System.Logger LOG = System.getLogger(TokenFile.class.getName());

    private final OwnFile file;

    /** Tokens in {@code tokens.properties} of that folder. */
    public TokenFile(Path folder) {
        file = new OwnFile(folder.resolve("tokens.properties"));
    }

    @Override
    public Optional<String> token(ServerAddress server, String name) {
        try {
            return Optional.ofNullable(file.read().getProperty(key(server, name)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the tokens cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void keep(ServerAddress server, String name, String token) {
        if (token(server, name).filter(token::equals).isPresent()) {
            return;
        }
        try {
            file.update(properties -> properties.setProperty(key(server, name), token));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the token cannot be kept: " + e.getMessage());
        }
    }

    private static String key(ServerAddress server, String name) {
        return server.host() + " " + server.port() + " " + name;
    }
}
