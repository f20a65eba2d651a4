package roundtable.client.window.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes pictures that somebody else has made: their dimensions are looked at before anything is made of them. */
final class PictureReader {
    /** A few kilobytes can claim to be a picture of gigabytes. */
    private static final long MOST_PIXELS = 40_000_000;

    /** More is on no screen. */
    private static final int MOST_SHOWN = 1_600;

    private PictureReader() {}

    /**
     * The picture, made smaller where it is large.
     *
     * @throws IOException where it is none, or too large
     */
    static BufferedImage read(ByteBuffer coded) throws IOException {
        byte[] content = new byte[coded.remaining()];
        coded.get(content);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("not a picture of a known kind");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(reader);
            } catch (RuntimeException e) {
                // Decoders meet damaged pictures with whatever exception comes first.
                throw new IOException("the picture is damaged", e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new IOException("a picture of " + width + " by " + height + " pixels");
        }
        ImageReadParam part = reader.getDefaultReadParam();
        int step = Math.max(1, Math.ceilDiv(Math.max(width, height), MOST_SHOWN));
        part.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, part);
    }
}
