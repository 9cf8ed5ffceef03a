package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.notice.Channel.Result;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/** Codes go out by the first gateway that takes them, in the language that was asked in, and no log knows number or code. */
class TextedCodesTest {

    private static final String NUMBER = "13900000001";
    private static final String CODE = "012345";

    private final List<TextChannel.Text> sent = new ArrayList<>();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(TextedCodes.class);

    private record FixedGateway(Function<Text, Result> answer) implements TextChannel {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public Result send(Text text) {
            return answer.apply(text);
        }
    }

    @BeforeEach
    void listen() {
        heard.start();
        log.addAppender(heard);
    }

    @AfterEach
    void stop() {
        log.detachAppender(heard);
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void withoutAGatewayThereIsNoWay() {
        var none = new TextedCodes(List.of());
        assertThat(none.open()).isFalse();
        assertThat(none.send(NUMBER, CODE)).isFalse();
    }

    @Test
    void theNextGatewayIsAskedWhereOneFailsAndNothingOfItIsLogged() {
        var codes = new TextedCodes(List.of(
                new FixedGateway(text -> new Result.Failed("no-credit", true)),
                new FixedGateway(text -> {
                    throw new IllegalStateException("cannot send " + text.telephone() + " " + text.words());
                }),
                new FixedGateway(this::taken)));
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(codes.send(NUMBER, CODE)).isTrue();
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(codes.send(NUMBER, CODE)).isTrue();
        assertThat(sent).extracting(TextChannel.Text::telephone).containsOnly(NUMBER);
        assertThat(sent.getFirst().words()).contains("登录码是 012345", "不要告诉");
        assertThat(sent.getLast().words()).contains("code is 012345", "nobody");
        assertThat(heard.list).hasSize(4).allSatisfy(line -> {
            assertThat(line.getFormattedMessage()).doesNotContain(NUMBER, CODE);
            assertThat(line.getThrowableProxy()).isNull();
        });
        assertThat(sent.getFirst().toString()).doesNotContain(NUMBER, CODE);
    }

    private Result taken(TextChannel.Text text) {
        sent.add(text);
        return new Result.Delivered();
    }
}
