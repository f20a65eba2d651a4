package roundtable.client.window.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.client.text.Messages;

/** What holds for the commands of the window, their keystrokes and their names, whoever adds to them. */
class CommandsTest {
    private static List<Layout.Item> items() {
        return Layout.MENUS.stream()
                .flatMap(menu -> menu.entries().stream())
                .flatMap(Layout.Entry::items)
                .toList();
    }

    @Test
    void noCommandIsThereTwice() {
        assertThat(items()).extracting(Layout.Item::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noTwoCommandsShareAKeystroke(boolean mac) {
        Shortcuts shortcuts = new Shortcuts(mac);
        List<KeyStroke> all = items().stream()
                .flatMap(item -> shortcuts.strokes(item.key()).stream())
                .toList();
        assertThat(all).isNotEmpty().doesNotHaveDuplicates();
    }

    /** Where the keyboard is a key may mean one thing alone, and nothing that a menu has. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyOfOnePlaceIsNoOtherCommands(boolean mac) {
        Shortcuts shortcuts = new Shortcuts(mac);
        List<KeyStroke> menus = items().stream()
                .flatMap(item -> shortcuts.strokes(item.key()).stream())
                .toList();
        for (Layout place : Layout.KEYS) {
            assertThat(place.entries().stream()
                            .flatMap(Layout.Entry::items)
                            .flatMap(item -> shortcuts.strokes(item.key()).stream()))
                    .as(place.key())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(menus);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKeystrokeIsThatOfACommand(boolean mac) {
        Set<String> keys = new HashSet<>();
        items().forEach(item -> keys.add(item.key()));
        Layout.KEYS.forEach(
                place -> place.entries().stream().flatMap(Layout.Entry::items).forEach(item -> keys.add(item.key())));
        assertThat(new Shortcuts(mac).keys()).isSubsetOf(keys);
    }

    @Test
    void theMenuKeyIsCommandOnMacOS() {
        assertThat(new Shortcuts(true).strokes("quit")).containsExactly(KeyStroke.getKeyStroke("meta Q"));
        assertThat(new Shortcuts(false).strokes("quit")).containsExactly(KeyStroke.getKeyStroke("ctrl Q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noTwoItemsOfAMenuShareAMnemonic(String language) {
        Locale locale = Locale.forLanguageTag(language);
        assertThat(Layout.MENUS.stream().map(menu -> letter(locale, "menu." + menu.key())))
                .doesNotHaveDuplicates();
        for (Layout menu : Layout.MENUS) {
            assertThat(letters(locale, menu.entries())).as(menu.key()).doesNotHaveDuplicates();
        }
    }

    /** The button that connects has its mnemonic beside the menus'. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void theNamesThatConnectTakesOnShareNoMnemonicWithAMenu(String language) {
        Locale locale = Locale.forLanguageTag(language);
        assertThat(Stream.of("action.connect", "action.connect.cancel", "action.disconnect")
                        .map(key -> letter(locale, key)))
                .doesNotContainAnyElementsOf(Layout.MENUS.stream()
                        .map(menu -> letter(locale, "menu." + menu.key()))
                        .toList());
    }

    private static List<Character> letters(Locale locale, List<? extends Layout.Entry> entries) {
        List<Character> letters = new ArrayList<>();
        for (Layout.Entry entry : entries) {
            switch (entry) {
                case Layout.Line line -> {}
                case Layout.Item item -> letters.add(letter(locale, "action." + item.key()));
                case Layout.Sub sub -> {
                    letters.add(letter(locale, "menu." + sub.key()));
                    assertThat(letters(locale, sub.choices())).as(sub.key()).doesNotHaveDuplicates();
                }
            }
        }
        return letters;
    }

    private static char letter(Locale locale, String key) {
        Label label = Label.parse(Messages.text(locale, key));
        assertThat(label.hasMnemonic()).as("the mnemonic of " + key).isTrue();
        return label.letter();
    }

    @Test
    void anAmpersandMarksTheMnemonicAndTwoAreOne() {
        assertThat(Label.parse("Cu&t")).isEqualTo(new Label("Cut", 2));
        assertThat(Label.parse("&Find && replace")).isEqualTo(new Label("Find & replace", 0));
        assertThat(Label.parse("Plain")).isEqualTo(new Label("Plain", -1));
    }

    @Test
    void aCommandDoesNothingBeforeItIsSaidWhat() {
        Commands commands = new Commands();
        commands.of("quit").run();
        List<String> done = new ArrayList<>();
        commands.of("quit").does(() -> done.add("quit"));
        commands.of("quit").run();
        assertThat(done).containsExactly("quit");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.of("no such"));
    }

    @Test
    void whatIsNotPossibleIsNotDone() {
        Commands commands = new Commands();
        List<String> done = new ArrayList<>();
        commands.of("quit").does(() -> done.add("quit")).when(() -> false).run();
        assertThat(done).isEmpty();
    }

    @Test
    void whatIsOnOrOffIsSwitchedBeforeItIsDone() {
        Command wrap = new Commands().of("wrap").show(true);
        List<Boolean> told = new ArrayList<>();
        wrap.does(() -> told.add(wrap.isOn()));
        wrap.run();
        wrap.run();
        assertThat(told).containsExactly(false, true);
    }

    @Test
    void aNameThatChangesKeepsAMnemonic() {
        Command connect = new Commands().of("connect");
        Stream.of("action.disconnect", "action.connect.cancel", "action.connect")
                .forEach(key -> {
                    connect.name(key);
                    assertThat(connect.name()).isEqualTo(Label.of(key).words());
                    assertThat(Label.of(key).hasMnemonic()).as(key).isTrue();
                });
    }
}
