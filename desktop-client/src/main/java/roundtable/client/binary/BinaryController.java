package roundtable.client.binary;

import java.util.concurrent.Executor;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.protocol.BinaryEvent;
import roundtable.protocol.BinaryRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.Message;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Visible;

/**
 * Has what is typed converted once the typing pauses. Only the answer to the newest question counts. Its methods are for
 * the delivering thread.
 */
public final class BinaryController implements LinkListener<BinaryEvent> {
    /** The longest text that is converted; its bits are nine times as long, and have to be shown in one line. */
    public static final int LONGEST_TEXT = 16_384;

    /** As many bits as that text could have. */
    public static final int LONGEST_BITS = 9 * LONGEST_TEXT;

    private final ServiceLink<BinaryEvent> link;
    private final BinaryModel model;
    private final Executor afterPause;
    /** Counts what was typed: an answer to anything but the last of it comes too late. */
    private long question;

    /**
     * @param afterPause delivers what it is given a moment later, on the delivering thread
     */
    public BinaryController(ServiceLink<BinaryEvent> link, BinaryModel model, Executor afterPause) {
        this.link = link;
        this.model = model;
        this.afterPause = afterPause;
        link.listen(this);
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        model.line(true);
        convert(++question);
    }

    @Override
    public void lost(String reason) {
        model.line(false);
    }

    @Override
    public void received(BinaryEvent event) {
        // Everything here is asked for: an answer without its question belongs to nothing.
    }

    /** The person typed on that side. */
    public void typed(Side side, String content) {
        long mine = ++question;
        model.typed(side, content);
        if (content.isEmpty()) {
            model.converted("");
        } else {
            afterPause.execute(() -> convert(mine));
        }
    }

    /** Empties both sides. */
    public void clear() {
        typed(model.source(), "");
    }

    /** Takes the answer as what was typed, so that it is converted back. */
    public void swap() {
        if (!model.outdated(model.source().other())) {
            ++question;
            model.swapped();
            convert(question);
        }
    }

    private void convert(long mine) {
        String content = model.content(model.source());
        if (mine != question || content.isEmpty() || !link.online()) {
            return;
        }
        Problem problem = model.source() == Side.TEXT ? problemOfText(content) : problemOfBits(content);
        if (problem != null) {
            model.failed(problem);
            return;
        }
        Message.Request request =
                model.source() == Side.TEXT ? new BinaryRequest.Encode(content) : new BinaryRequest.Decode(content);
        link.ask(request, new Conversion(mine, model.source(), content));
    }

    private static Problem problemOfText(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Problem.of(Side.TEXT, Messages.text("binary.problem.text-too-long", text.length(), LONGEST_TEXT));
        }
        int half = Visible.unpairedSurrogate(text);
        return half < 0 ? null : new Problem(Side.TEXT, Messages.text("binary.problem.half-character"), half, half + 1);
    }

    private static Problem problemOfBits(String bits) {
        return bits.length() <= LONGEST_BITS
                ? null
                : Problem.of(Side.BITS, Messages.text("binary.problem.bits-too-long", bits.length(), LONGEST_BITS));
    }

    /** The answer to one question, which may come in parts. */
    private final class Conversion implements Answer<BinaryEvent> {
        private final long mine;
        private final Side side;
        private final String content;
        private final StringBuilder parts = new StringBuilder();

        Conversion(long mine, Side side, String content) {
            this.mine = mine;
            this.side = side;
            this.content = content;
        }

        @Override
        public void received(BinaryEvent event) {
            switch (event) {
                case BinaryEvent.Encoded encoded -> add(encoded.bits(), encoded.more());
                case BinaryEvent.Decoded decoded -> add(decoded.text(), decoded.more());
            }
        }

        private void add(String part, Boolean more) {
            parts.append(part);
            if (mine == question && !Boolean.TRUE.equals(more)) {
                model.converted(parts.toString());
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            // A line that broke is told beside the fields, and what was typed is asked again with the next one.
            if (mine == question && refusal.code() != ErrorCode.UNAVAILABLE) {
                int position = refusal.position() == null ? -1 : refusal.position();
                model.failed(Problem.at(side, refusal.message(), content, position));
            }
        }
    }
}
