package org.minqing.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row as a batch proves it: which table and id, and the hash of everything that it says. The leaf is these one after
 * another, 1, 16 and 32 bytes.
 */
record BatchRow(Key key, byte[] hash) {

    static final int SIZE = 49;

    /** Rows of before, and all that name no right for a time, say what they always said. */
    private static final String UNDER =
            "case when l.under is null then '[]'::jsonb else jsonb_build_array(l.under) end";

    private static final String ROWS = """
            select 1 as source, l.id as number, null::uuid as id, l.incarnation, l.xid, (jsonb_build_array(
                       'look', l.id, (extract(epoch from l.at) * 1000000)::bigint, l.account, l.post, l.purpose, l.kind,
                       l.subject, l.fields, l.request, l.own, l.export) || %2$s)::text as content
            from audit.look l where %1$s
            union all
            select 2, 0, l.id, l.incarnation, l.xid, (jsonb_build_array(
                       'export', l.id, (extract(epoch from l.at) * 1000000)::bigint, l.account, l.post, l.kind, l.reason,
                       l.question, l.rows) || %2$s)::text
            from audit.export l where %1$s
            union all
            select 3, 0, l.id, l.incarnation, l.xid, (jsonb_build_array(
                       'listing', l.id, (extract(epoch from l.at) * 1000000)::bigint, l.account, l.post, l.kind,
                       l.question, l.rows) || %2$s)::text
            from audit.listing l where %1$s
            order by incarnation, xid, source, number, id
            """.formatted("""
            (l.incarnation, l.xid) >= (:incarnation, cast(:xid as xid8))
            and (l.incarnation, l.xid) < (:to_incarnation, cast(:to_xid as xid8))""", UNDER);

    /** Which row. */
    record Key(Source source, UUID id) {

        /** The id as the table writes it. */
        String written() {
            return source == Source.LOOK ? Long.toString(id.getLeastSignificantBits()) : id.toString();
        }
    }

    /** The tables, by the number that stands in a leaf. */
    enum Source {
        LOOK,
        EXPORT,
        LISTING;

        static Source of(int number) {
            return values()[number - 1];
        }

        byte number() {
            return (byte) (ordinal() + 1);
        }
    }

    /** Up to, and not including, the transaction of its incarnation. */
    record Bound(int incarnation, long xid) {

        static final Bound START = new Bound(0, 0);

        boolean isAfter(Bound other) {
            return incarnation > other.incarnation || (incarnation == other.incarnation && xid > other.xid);
        }
    }

    /** The rows from one bound to the other, in their order. */
    static List<BatchRow> between(JdbcClient connection, Bound from, Bound to) {
        return connection
                .sql(ROWS)
                .param("incarnation", from.incarnation())
                .param("xid", Long.toString(from.xid()))
                .param("to_incarnation", to.incarnation())
                .param("to_xid", Long.toString(to.xid()))
                .query((row, number) -> map(row))
                .list();
    }

    static byte[] pack(List<BatchRow> rows) {
        var bytes = ByteBuffer.allocate(SIZE * rows.size());
        rows.forEach(row -> bytes.put(row.leaf()));
        return bytes.array();
    }

    /** The single leaves of what was packed. */
    static List<byte[]> leaves(byte[] packed) {
        var leaves = new ArrayList<byte[]>(packed.length / SIZE);
        for (var at = 0; at + SIZE <= packed.length; at += SIZE) {
            leaves.add(Arrays.copyOfRange(packed, at, at + SIZE));
        }
        return leaves;
    }

    static Map<Key, byte[]> hashes(List<byte[]> leaves) {
        var hashes = new HashMap<Key, byte[]>();
        for (var leaf : leaves) {
            var bytes = ByteBuffer.wrap(leaf);
            var key = new Key(Source.of(bytes.get()), new UUID(bytes.getLong(), bytes.getLong()));
            hashes.put(key, Arrays.copyOfRange(leaf, SIZE - 32, SIZE));
        }
        return hashes;
    }

    private byte[] leaf() {
        return ByteBuffer.allocate(SIZE)
                .put(key.source().number())
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .put(hash)
                .array();
    }

    private static BatchRow map(ResultSet row) throws SQLException {
        var source = Source.of(row.getInt("source"));
        var id = source == Source.LOOK ? new UUID(0, row.getLong("number")) : row.getObject("id", UUID.class);
        return new BatchRow(new Key(source, id), sha256(row.getString("content")));
    }

    private static byte[] sha256(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
