package roundtable.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a program was told on its command line: the values by option, in the order in which they came. */
public final class Given {
    private final Map<String, List<String>> values;
    private final List<String> operands;

    Given(Map<String, List<String>> values, List<String> operands) {
        this.values = Map.copyOf(values);
        this.operands = List.copyOf(operands);
    }

    /** Whether the option was there. */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** All values of an option. */
    public List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The value of an option; where it was given several times, the last one counts. */
    public Optional<String> last(String option) {
        List<String> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The value of an option as a number, or {@code otherwise} where it was not given. */
    public int number(String option, int otherwise) throws WrongUsageException {
        Optional<String> text = last(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.get());
        } catch (NumberFormatException e) {
            throw new WrongUsageException(option + " must be a whole number, not '" + text.get() + "'");
        }
    }

    /** The word that belongs to no option. */
    public Optional<String> operand() {
        return operands.stream().findFirst();
    }
}
