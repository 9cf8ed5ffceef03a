package org.minqing.notice;

import java.util.UUID;

/**
 * A way to send words to a telephone, as a gateway for short messages does. Implementations are beans and answer as a
 * {@link Channel} does; they keep and log neither the number nor the words. A city without one has no sign-in by telephone.
 */
public interface TextChannel {

    /** A short lower-case name that never changes. */
    String name();

    Channel.Result send(Text text);

    /**
     * What goes out.
     *
     * @param key says which text it is, for a gateway that is asked again
     */
    record Text(UUID key, String telephone, String words) {

        @Override
        public String toString() {
            return "Text " + key;
        }
    }
}
