package org.minqing.notice;

/** The list of notices in the application itself: delivered means that its reader finds it there. */
final class InAppChannel implements Channel {

    static final String NAME = "in-app";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Result deliver(Message message) {
        return new Result.Delivered();
    }
}
