package org.minqing.backup;

/** A backup cannot be made or used as it is; the message is a sentence for the operator. */
public final class BackupBroken extends RuntimeException {

    BackupBroken(String sentence) {
        super(sentence);
    }

    BackupBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
