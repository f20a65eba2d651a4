package roundtable.client.files;

import roundtable.client.text.Messages;

/** A transfer that cannot succeed as it is; its message says why to the person. */
final class TransferFailure extends Exception {
    TransferFailure(String key, Object... arguments) {
        super(Messages.text(key, arguments));
    }
}
