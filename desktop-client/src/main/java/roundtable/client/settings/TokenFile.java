package roundtable.client.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import roundtable.client.link.Tokens;

/** The tokens in a file of their own that only its owner can read. They never appear in a log. */
public final class TokenFile implements Tokens.Store {
    private static final System.Logger LOG = System.getLogger(TokenFile.class.getName());

    private final OwnFile file;

    /** Tokens in {@code tokens.properties} of that folder. */
    public TokenFile(Path folder) {
        file = new OwnFile(folder.resolve("tokens.properties"));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(all().getProperty(key));
    }

    @Override
    public Set<String> keys() {
        return all().stringPropertyNames();
    }

    private Properties all() {
        try {
            return file.read();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the tokens cannot be read: " + e.getMessage());
            return new Properties();
        }
    }

    @Override
    public void change(String key, UnaryOperator<String> change) {
        String before = get(key).orElse("");
        if (change.apply(before).equals(before)) {
            return;
        }
        try {
            file.update(properties -> properties.setProperty(key, change.apply(properties.getProperty(key, ""))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the token cannot be kept: " + e.getMessage());
        }
    }
}
