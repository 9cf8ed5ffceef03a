package org.minqing.bench.leads;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The three forms of docs/leads.md, in the order in which their files are given. */
enum Source {
    HEALTH(
            "health",
            "H%06d",
            DateTimeFormatter.ISO_LOCAL_DATE,
            List.of("lead_no", "subject", "phone", "address", "kind", "exposed_on", "received_at")),
    POLICE(
            "police",
            "公%06d",
            DateTimeFormatter.ofPattern("yyyy/MM/dd"),
            List.of("线索编号", "对象", "电话", "县区", "镇街", "村居", "详细地址", "类别", "暴露日期", "接收时间")),
    DATA_OFFICE(
            "data-office",
            "%d",
            DateTimeFormatter.BASIC_ISO_DATE,
            List.of("id", "name", "tel", "lon", "lat", "addr", "type", "date", "time"));

    private final String id;
    private final String number;
    private final DateTimeFormatter day;
    private final List<String> columns;

    Source(String id, String number, DateTimeFormatter day, List<String> columns) {
        this.id = id;
        this.number = number;
        this.day = day;
        this.columns = columns;
    }

    String id() {
        return id;
    }

    String file() {
        return id + ".csv";
    }

    List<String> columns() {
        return columns;
    }

    /** The number that this source gives to its nth row. */
    LeadNumber number(int row) {
        return new LeadNumber(id, number.formatted(row));
    }

    String written(LocalDate exposed) {
        return exposed.format(day);
    }
}
