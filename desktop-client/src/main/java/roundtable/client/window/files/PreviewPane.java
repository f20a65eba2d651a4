package roundtable.client.window.files;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.Executor;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import roundtable.client.files.FilesModel;
import roundtable.client.files.Preview;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Sentence;

/** What is in the selected file: the beginning of a text, a picture, or why there is nothing to see. */
final class PreviewPane extends JPanel {
    private static final String WORDS_CARD = "words";
    private static final String TEXT_CARD = "text";
    private static final String PICTURE_CARD = "picture";

    private final FilesModel model;
    private final Executor delivery;
    private final JLabel title = new JLabel(" ");
    private final Sentence words = Sentence.hint();
    private final JTextArea text = new JTextArea();
    private final Sentence cut = Sentence.hint();
    private final PictureView picture = new PictureView();
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);

    /** Pictures are decoded on a thread of their own, and shown on {@code delivery}. */
    PreviewPane(FilesModel model, Executor delivery) {
        super(new BorderLayout(0, 4));
        this.model = model;
        this.delivery = delivery;
        setName(FilesPanel.PREVIEW);
        title.putClientProperty("html.disable", true);
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
        text.setName(FilesPanel.PREVIEW_TEXT);
        text.getAccessibleContext().setAccessibleName(Messages.text("files.preview"));
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.putClientProperty(FlatClientProperties.STYLE, "font: $Roundtable.figures.font");
        words.setName(FilesPanel.PREVIEW_WORDS);
        JPanel saying = new JPanel(new BorderLayout());
        saying.add(words, BorderLayout.NORTH);
        middle.add(saying, WORDS_CARD);
        middle.add(new JScrollPane(text), TEXT_CARD);
        middle.add(picture, PICTURE_CARD);
        add(title, BorderLayout.NORTH);
        add(middle, BorderLayout.CENTER);
        add(cut, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(0, 12, 0, 0));
        refresh();
    }

    /** Shows what the model says. */
    void refresh() {
        cut.show("");
        switch (model.preview()) {
            case Preview.Nothing nothing -> say(" ", Messages.text("files.preview.nothing"));
            case Preview.Coming coming -> say(coming.name(), Messages.text("files.preview.coming"));
            case Preview.None none -> say(none.name(), none.words());
            case Preview.Text shown -> {
                title.setText(shown.name());
                text.setText(shown.text());
                text.setCaretPosition(0);
                cut.show(shown.cut() ? Messages.text("files.preview.cut") : "");
                cards.show(middle, TEXT_CARD);
            }
            case Preview.Picture shown -> {
                say(shown.name(), Messages.text("files.preview.coming"));
                Thread.ofVirtual().name("picture").start(() -> decode(shown));
            }
        }
    }

    private void say(String name, String what) {
        title.setText(name.isEmpty() ? " " : name);
        words.show(what);
        cards.show(middle, WORDS_CARD);
    }

    private void decode(Preview.Picture coded) {
        try {
            BufferedImage image = PictureReader.read(coded.content().duplicate());
            delivery.execute(() -> {
                if (isStill(coded)) {
                    picture.show(coded.name(), image);
                    cards.show(middle, PICTURE_CARD);
                }
            });
        } catch (IOException e) {
            delivery.execute(() -> {
                if (isStill(coded)) {
                    say(coded.name(), Messages.text("files.preview.damaged"));
                }
            });
        }
    }

    private boolean isStill(Preview.Picture coded) {
        return model.preview().equals(coded);
    }
}
