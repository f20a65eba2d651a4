package roundtable.client.window.parts;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JRadioButton;

/** One of a few values, all of them in sight. Each button is named after the whole and its value: {@code echo.family.IPV6}. */
public final class Choice<E extends Enum<E>> extends JPanel {
    private final Map<E, JRadioButton> buttons;

    public Choice(String name, Class<E> kind, Function<E, String> words, Runnable changed) {
        setLayout(new RowLayout(this));
        setOpaque(false);
        setName(name);
        buttons = new EnumMap<>(kind);
        ButtonGroup group = new ButtonGroup();
        for (E value : kind.getEnumConstants()) {
            JRadioButton button = new JRadioButton(words.apply(value), buttons.isEmpty());
            button.setName(name + "." + value.name());
            button.setOpaque(false);
            button.addActionListener(event -> changed.run());
            group.add(button);
            buttons.put(value, button);
            add(button);
        }
    }

    /** The value that is chosen. */
    public E chosen() {
        return buttons.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        buttons.values().forEach(button -> button.setEnabled(enabled));
    }
}
