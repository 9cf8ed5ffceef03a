package org.minqing.notice;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.UUID;
import org.minqing.access.CodeTexts;
import org.minqing.notice.Channel.Result;
import org.minqing.notice.TextChannel.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Codes for signing in go out at once and through no outbox: a code that waits is of no use, and an outbox would keep it. The
 * first way that takes the text is enough.
 */
final class TextedCodes implements CodeTexts {

    private static final Logger LOG = LoggerFactory.getLogger(TextedCodes.class);
    private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final List<TextChannel> channels;

    TextedCodes(List<TextChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    @Override
    public boolean open() {
        return !channels.isEmpty();
    }

    @Override
    public boolean send(String telephone, String code) {
        var text = new Text(UUID.randomUUID(), telephone, words(code));
        return channels.stream().anyMatch(channel -> isDelivered(channel, text));
    }

    /** In the language of the page that asks. */
    private static String words(String code) {
        var chinese = LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
        var language = chinese ? Locale.CHINESE : Locale.ENGLISH;
        var template =
                ResourceBundle.getBundle("messages.notice", language, AS_ASKED).getString("text.sign-in-code");
        return new MessageFormat(template, language).format(new Object[] {code});
    }

    private static boolean isDelivered(TextChannel channel, Text text) {
        try {
            return switch (channel.send(text)) {
                case Result.Delivered() -> true;
                case Result.Failed(var reason, var _) -> {
                    LOG.warn("Text {} did not go out: channel {} says {}", text.key(), channel.name(), reason);
                    yield false;
                }
            };
        } catch (RuntimeException failed) {
            // What a gateway throws may hold the number; its kind is enough to look for.
            LOG.warn(
                    "Text {} did not go out: channel {} failed with {}", text.key(), channel.name(), failed.getClass());
            return false;
        }
    }
}
