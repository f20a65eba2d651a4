package roundtable.client.window.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.UIManager;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.client.window.Window;
import roundtable.protocol.PeersEvent.Member;

@ExtendWith(Window.class)
class NodeCardTest {
    /** The lines of pixels in which the crown is, from the top. */
    private static List<Integer> crowned(NodeCard card) {
        BufferedImage picture = new BufferedImage(card.getWidth(), card.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        card.paint(graphics);
        graphics.dispose();
        int crown = UIManager.getColor("Roundtable.crown").getRGB();
        return IntStream.range(0, picture.getHeight())
                .filter(y -> IntStream.range(0, picture.getWidth()).anyMatch(x -> picture.getRGB(x, y) == crown))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 2, 3})
    void theCrownIsNoHigherThanTheNumberBesideItHoweverLargeEverythingIs(float zoom, Robot robot) {
        GuiActionRunner.execute(() -> {
            UIScale.setZoomFactor(zoom);
            NodeCard card = new NodeCard(3);
            card.show(new NodeCard.Look(new Member(3, "localhost:8090", "up", 0), true, false, false));
            card.compact(true);
            card.setSize(card.size(true));
            List<Integer> lines = crowned(card);
            int number = card.getFontMetrics(card.getFont()).getHeight();
            assertThat(lines.getLast() - lines.getFirst()).isLessThan(number);
        });
    }
}
