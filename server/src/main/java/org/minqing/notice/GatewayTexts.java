package org.minqing.notice;

import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Outcome;
import org.minqing.notice.outward.TextGateway;

/** Texts that cannot wait, such as codes for signing in, by the operator's gateway: once, and by no outbox. */
record GatewayTexts(TextGateway gateway) implements TextChannel {

    @Override
    public String name() {
        return Gateways.TEXT;
    }

    @Override
    public Channel.Result send(Text text) {
        return switch (gateway.send(text.key(), text.telephone(), text.words())) {
            case Outcome.Taken() -> new Channel.Result.Delivered();
            case Outcome.Later(var code, var _) -> new Channel.Result.Failed(code, true);
            case Outcome.Refused(var code) -> new Channel.Result.Failed(code, false);
            case Outcome.Nobody(var code) -> new Channel.Result.Failed(code, false);
        };
    }
}
