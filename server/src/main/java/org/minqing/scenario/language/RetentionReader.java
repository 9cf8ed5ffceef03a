package org.minqing.scenario.language;

import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.minqing.scenario.Retention;

/** Reads for how long which content is kept. */
record RetentionReader(TextsReader texts) {

    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,3}) (day|month|year)s?");
    private static final int MOST_RETENTIONS = 20;

    /** The classes; a scenario without any is faulty. */
    List<Retention> read(Passage retentions) {
        if (!retentions.present()) {
            retentions.fault("retention.missing", "No retention class is given", "Say how long content is kept");
        }
        return retentions.ids(MOST_RETENTIONS).stream()
                .map(retention -> {
                    retention.only("names", "keep", "then", "read-by");
                    return new Retention(
                            retention.key(),
                            texts.required(retention.at("names")),
                            period(retention.at("keep")),
                            retention.at("then").oneOf(List.of(Retention.Afterwards.values())),
                            readByReporter(retention.at("read-by")));
                })
                .toList();
    }

    /** A number of days, months or years; nothing after a fault. */
    static Period period(Passage keep) {
        var written = keep.text();
        var matcher = PERIOD.matcher(written);
        if (!matcher.matches()) {
            if (!written.isEmpty()) {
                keep.fault(
                        "retention.period", "“" + written + "” is no length", "Write such as “2 years” or “180 days”");
            }
            return Period.ZERO;
        }
        var amount = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "day" -> Period.ofDays(amount);
            case "month" -> Period.ofMonths(amount);
            default -> Period.ofYears(amount);
        };
    }

    private static boolean readByReporter(Passage reader) {
        if (reader.present() && !"reporter".equals(reader.text())) {
            reader.fault(
                    "retention.read-by", "Only the reporter can be named here", "Write “reporter” or leave it out");
        }
        return reader.present();
    }
}
