package roundtable.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the texts of every language. */
class LanguagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(,\\w+)?");

    private final ResourceBundle english = bundle(Locale.UK);
    private final ResourceBundle german = bundle(Locale.GERMANY);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "roundtable.client.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void germanSaysEverythingThatEnglishSays() {
        assertThat(english.keySet()).hasSizeGreaterThan(300);
        // A key that German lacks would come from its parent, the English bundle, and so be the very same object.
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(german.getObject(key)).as(key).isNotSameAs(english.getObject(key)));
        assertThat(german.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void eachTextTakesTheSameArguments() {
        for (String key : english.keySet()) {
            assertThat(arguments(german.getString(key))).as(key).isEqualTo(arguments(english.getString(key)));
        }
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One sentence says what it is, the other what to do; what a server itself says is its own words. */
    @Test
    void eachProblemOfJoiningIsToldInTwoSentences() {
        for (ResourceBundle bundle : new ResourceBundle[] {english, german}) {
            for (String key : bundle.keySet()) {
                if (key.startsWith("link.problem.") && !key.equals("link.problem.said")) {
                    assertThat(bundle.getString(key).split("\\.(?= |$)", -1))
                            .as(key)
                            .hasSize(3)
                            .endsWith("");
                }
            }
        }
    }

    @Test
    void eachTextCanBeFormatted() {
        for (ResourceBundle bundle : new ResourceBundle[] {english, german}) {
            for (String key : bundle.keySet()) {
                String text = bundle.getString(key);
                Object[] arguments = new Object[arguments(text).size()];
                java.util.Arrays.fill(arguments, 2);
                assertThat(new MessageFormat(text, Locale.UK).format(arguments))
                        .as(key)
                        .doesNotContain("{")
                        .doesNotContain("''")
                        .isEqualTo(new MessageFormat(text, Locale.UK)
                                .format(arguments)
                                .strip());
            }
        }
    }

    @Test
    void numbersAndWordsAreOfOneLanguage() {
        assertThat(Messages.text(Locale.GERMANY, "size.mb", 1234.5)).isEqualTo("1234,5 MB");
        assertThat(Messages.text(Locale.UK, "size.mb", 1234.5)).isEqualTo("1234.5 MB");
        assertThat(Messages.text(Locale.GERMANY, "chat.people", 1)).isEqualTo("1 Person");
        assertThat(Messages.text(Locale.GERMANY, "chat.people", 1200)).isEqualTo("1.200 Personen");
    }

    @ParameterizedTest
    @CsvSource({
        "SYSTEM, de-AT, de-AT",
        "SYSTEM, en-US, en-US",
        "SYSTEM, fr-FR, en-GB",
        "GERMAN, de-CH, de-CH",
        "GERMAN, en-US, de-DE",
        "ENGLISH, de-DE, en-GB"
    })
    void aLanguageKeepsTheHabitsOfItsCountry(Language language, String system, String chosen) {
        assertThat(language.locale(Locale.forLanguageTag(system)).toLanguageTag())
                .isEqualTo(chosen);
    }
}
