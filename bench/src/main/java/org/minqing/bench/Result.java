package org.minqing.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** One measurement, printed as one line of JSON in the shape of docs/contract.md. */
record Result(Map<String, Object> members) {

    /** Processor milliseconds for one operation. */
    record Cpu(double server, double database, double client) {}

    Result(String bench, double value, String unit, int cases, int clients) {
        this(start(bench, value, unit, cases, clients));
    }

    private static Map<String, Object> start(String bench, double value, String unit, int cases, int clients) {
        var members = new LinkedHashMap<String, Object>();
        members.put("bench", bench);
        members.put("value", rounded(value));
        members.put("unit", unit);
        members.put("cases", cases);
        members.put("clients", clients);
        return members;
    }

    Result with(Latencies latencies) {
        return with("p50_ms", rounded(latencies.millis(0.50)))
                .with("p95_ms", rounded(latencies.millis(0.95)))
                .with("p99_ms", rounded(latencies.millis(0.99)));
    }

    Result with(Cpu cpu) {
        return with(
                "cpu_ms_per_op",
                Map.of(
                        "server", rounded(cpu.server()),
                        "database", rounded(cpu.database()),
                        "client", rounded(cpu.client())));
    }

    /** The limit that the same run found, in the same unit, and the value as a part of it. */
    Result withLimit(double limit) {
        return members.get("value") instanceof Double value
                ? with("limit", rounded(limit)).with("ratio", rounded(value / limit))
                : this;
    }

    Result withErrors(int errors) {
        return with("errors", errors);
    }

    Result with(String name, Object value) {
        var longer = new LinkedHashMap<>(members);
        longer.put(name, value);
        return new Result(longer);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
