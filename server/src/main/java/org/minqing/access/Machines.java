package org.minqing.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts of other systems, as they stand in the store. */
public final class Machines {

    private static final String SELECT = """
            select m.account, a.display_name, m.purpose, m.department, m.area, m.verbs, m.opened_at, m.until, m.ended_at
            from access.machine m join access.account a on a.id = m.account
            """;

    private final JdbcClient database;
    private final Runnable onChange;

    /**
     * An account of another system.
     *
     * @param name what the system is called; never a person
     * @param area it acts in this area and those below
     * @param department where it is limited to what is with one department
     */
    public record Machine(
            AccountId account,
            String name,
            String purpose,
            Optional<String> department,
            AreaCode area,
            Set<String> verbs,
            Instant openedAt,
            Instant until,
            Optional<Instant> endedAt) {

        public Machine {
            verbs = Set.copyOf(verbs);
        }

        /** Whether it is open at this moment. */
        public boolean openAt(Instant moment) {
            return endedAt.isEmpty() && moment.isBefore(until);
        }

        /** Whether somebody asked for the same; when it was opened or ended does not matter. */
        public boolean sameWish(Machine other) {
            return account.equals(other.account)
                    && name.equals(other.name)
                    && purpose.equals(other.purpose)
                    && department.equals(other.department)
                    && area.equals(other.area)
                    && verbs.equals(other.verbs)
                    && until.equals(other.until);
        }
    }

    Machines(JdbcClient database, Runnable onChange) {
        this.database = database;
        this.onChange = onChange;
    }

    /** Whether a verb may be given to another system at all. */
    public static boolean mayBeGiven(String verb) {
        return MachineGrant.GIVEN.stream().map(Verb::code).anyMatch(verb::equals);
    }

    /** Opens the account; says whether it was not there yet. */
    public boolean open(Machine machine, AreaRanges ranges) {
        var made = database.sql("""
                        insert into access.account (id, sign_in_name, display_name, machine)
                        values (:id, :signInName, :name, true) on conflict do nothing
                        """)
                .param("id", machine.account().value())
                .param("signInName", "machine-" + machine.account())
                .param("name", machine.name())
                .update();
        if (made == 0) {
            return false;
        }
        database.sql("""
                        insert into access.machine (account, purpose, department, area, ranges, verbs, opened_at, until)
                        values (:account, :purpose, :department, :area, cast(:ranges as int8multirange),
                                cast(:verbs as text[]), :opened, :until)
                        """)
                .param("account", machine.account().value())
                .param("purpose", machine.purpose())
                .param("department", machine.department().orElse(null))
                .param("area", machine.area().value())
                .param("ranges", Multiranges.text(ranges))
                .param("verbs", machine.verbs().stream().sorted().collect(Collectors.joining(",", "{", "}")))
                .param("opened", Timestamp.from(machine.openedAt()))
                .param("until", Timestamp.from(machine.until()))
                .update();
        return true;
    }

    /** Ends it now; says whether it was open. */
    public boolean end(AccountId account, Instant now) {
        return database.sql("update access.machine set ended_at = :now where account = :id and ended_at is null")
                        .param("now", Timestamp.from(now))
                        .param("id", account.value())
                        .update()
                == 1;
    }

    /** This server takes a change into account at once, others within two seconds. */
    public void changed() {
        onChange.run();
    }

    /** All that there ever were, the newest first. */
    public List<Machine> all() {
        return database.sql(SELECT + " order by m.opened_at desc, m.account")
                .query(Machines::map)
                .list();
    }

    public Optional<Machine> one(AccountId account) {
        return database.sql(SELECT + " where m.account = :id")
                .param("id", account.value())
                .query(Machines::map)
                .optional();
    }

    /** What they may do until their end, those that have ended included. */
    static Map<AccountId, MachineGrant> grants(JdbcClient database) {
        return database
                .sql("""
                        select account, department, ranges::text as ranges, verbs,
                               least(until, ended_at) as until
                        from access.machine
                        """)
                .query((row, _) -> Map.entry(
                        new AccountId(row.getObject("account", UUID.class)),
                        new MachineGrant(
                                strings(row.getArray("verbs")).stream()
                                        .map(Verb::new)
                                        .collect(Collectors.toSet()),
                                new Grant(
                                        Multiranges.parse(row.getString("ranges")),
                                        Set.of(),
                                        Optional.ofNullable(row.getString("department"))
                                                .map(Set::of)
                                                .orElse(Set.of())),
                                row.getTimestamp("until").toInstant())))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Machine map(ResultSet row, int number) throws SQLException {
        return new Machine(
                new AccountId(row.getObject("account", UUID.class)),
                row.getString("display_name"),
                row.getString("purpose"),
                Optional.ofNullable(row.getString("department")),
                new AreaCode(row.getLong("area")),
                strings(row.getArray("verbs")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    private static Set<String> strings(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).collect(Collectors.toSet());
    }
}
