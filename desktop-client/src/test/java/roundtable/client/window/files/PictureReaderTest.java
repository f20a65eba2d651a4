package roundtable.client.window.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures that others have made, whatever they claim to be. */
class PictureReaderTest {
    private static final int WIDTH_IN_PNG = 16;

    private static ByteBuffer png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return ByteBuffer.wrap(out.toByteArray());
    }

    @Test
    void smallPicturesStayAsTheyAreAndLargeOnesAreMadeSmaller() throws IOException {
        BufferedImage small = PictureReader.read(png(30, 20));
        assertThat(small.getWidth()).isEqualTo(30);
        BufferedImage large = PictureReader.read(png(4_000, 10));
        assertThat(large.getWidth()).isBetween(800, 1_600);
        assertThat(large.getHeight()).isPositive();
    }

    @Test
    void aFewBytesThatClaimToBeGigabytesAreRefused() throws IOException {
        ByteBuffer claiming = png(30, 20);
        claiming.putInt(WIDTH_IN_PNG, 100_000).putInt(WIDTH_IN_PNG + 4, 100_000);
        assertThatThrownBy(() -> PictureReader.read(claiming))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("100000 by 100000");
    }

    @Test
    void whatIsDamagedOrNoPictureIsRefused() throws IOException {
        ByteBuffer whole = png(300, 200);
        assertThatThrownBy(() -> PictureReader.read(whole.limit(60))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PictureReader.read(ByteBuffer.allocate(100))).isInstanceOf(IOException.class);
    }
}
