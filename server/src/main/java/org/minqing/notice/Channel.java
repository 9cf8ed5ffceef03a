package org.minqing.notice;

import java.util.Map;
import java.util.UUID;

/**
 * A way to reach people. Implementations are beans; each notice is delivered through every one of them, tried again after a
 * failure that may pass, and laid aside for people to look at after one that will not.
 */
public interface Channel {

    /** A short lower-case name that never changes. */
    String name();

    /**
     * Hands one message over. The same key may come again after a stop at the wrong moment; whoever has effects outside the
     * database keeps it.
     */
    Result deliver(Message message);

    /**
     * What goes out: codes and ids only; the words come from the templates.
     *
     * @param key says which message it is, on every try
     */
    record Message(UUID key, Recipient recipient, String kind, UUID subject, Map<String, String> parameters) {

        public Message {
            parameters = Map.copyOf(parameters);
        }
    }

    /** What came of it. */
    sealed interface Result {

        record Delivered() implements Result {}

        /**
         * It did not go out.
         *
         * @param code why, as a code without personal data
         * @param mayPass whether it is worth another try
         */
        record Failed(String code, boolean mayPass) implements Result {}
    }
}
