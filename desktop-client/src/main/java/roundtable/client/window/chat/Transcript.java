package roundtable.client.window.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultStyledDocument;
import roundtable.client.chat.Entry;
import roundtable.client.chat.Outgoing;
import roundtable.client.text.Messages;
import roundtable.client.window.PersonColours;
import roundtable.client.window.parts.Texts;

/**
 * A conversation as styled text: days, speakers, what they said; behind it what is still to be sent, which is written
 * anew each time. Text of people goes in as characters and nothing else.
 */
final class Transcript {
    /** Who goes on within this time needs no new heading. */
    private static final Duration ONE_BREATH = Duration.ofMinutes(5);

    private final DefaultStyledDocument document = new DefaultStyledDocument();
    private final Ink ink;
    private final ZoneId zone = ZoneId.systemDefault();
    private Entry last;
    /** Where what is still to be sent begins. */
    private int tail;

    Transcript(PersonColours colours) {
        ink = new Ink(colours);
    }

    DefaultStyledDocument document() {
        return document;
    }

    /** Writes entries behind those that are there; what is still to be sent has to be written again. */
    void add(List<Entry> entries) {
        cutTail();
        for (Entry entry : entries) {
            heading(entry.client(), entry.name(), entry.time());
            line(entry.text(), ink.body(), ink.textLine());
            last = entry;
        }
        tail = document.getLength();
    }

    /** Writes what is still to be sent. */
    void outgoing(List<Outgoing> waiting, long self, String name) {
        cutTail();
        Entry said = last;
        for (Outgoing message : waiting) {
            heading(self, name, message.written());
            line(message.text(), ink.quiet(), ink.textLine());
            AttributeSet colour = message.failed() ? ink.trouble() : ink.small();
            write("  " + Messages.text(message.failed() ? "chat.failed" : "chat.sending"), colour, ink.textLine());
            last = new Entry(0, self, name, true, message.written(), message.text());
        }
        last = said;
    }

    private void cutTail() {
        try {
            document.remove(tail, document.getLength() - tail);
        } catch (BadLocationException e) {
            throw new IllegalStateException("the tail begins inside the text", e);
        }
    }

    private void heading(long client, String name, Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        boolean newDay = last == null || !day.equals(LocalDate.ofInstant(last.time(), zone));
        if (newDay) {
            line(dayWords(day), ink.small(), ink.dayLine());
        }
        boolean goesOn = !newDay
                && last.client() == client
                && last.name().equals(name)
                && Duration.between(last.time(), time).compareTo(ONE_BREATH) < 0;
        if (!goesOn) {
            line(name, ink.name(client), ink.speakerLine());
            write("   " + Texts.time(time), ink.small(), ink.speakerLine());
        }
    }

    private String dayWords(LocalDate day) {
        LocalDate today = LocalDate.now(zone);
        if (day.equals(today)) {
            return Messages.text("chat.today");
        }
        return day.equals(today.minusDays(1))
                ? Messages.text("chat.yesterday")
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).format(day);
    }

    /** Begins a new paragraph. */
    private void line(String text, AttributeSet characters, AttributeSet paragraph) {
        write(document.getLength() == 0 ? text : "\n" + text, characters, paragraph);
    }

    private void write(String text, AttributeSet characters, AttributeSet paragraph) {
        int from = document.getLength();
        try {
            document.insertString(from, harmless(text), characters);
        } catch (BadLocationException e) {
            throw new IllegalStateException("the end of a text is inside it", e);
        }
        // A line end belongs to the paragraph before it, whose looks are settled.
        int first = text.startsWith("\n") ? from + 1 : from;
        document.setParagraphAttributes(first, document.getLength() - first, paragraph, false);
    }

    /** Controls other than line ends and tabs show as a box: they do nothing here, but should be seen. */
    private static String harmless(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\u25A1' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
