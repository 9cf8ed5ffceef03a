package org.minqing.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The people that a visitor may play in sample mode, one for each role of the story. Outside sample mode there are none:
 * their passwords, kept in the data folder, are taken away from accounts that an earlier sample start had invited, and so
 * is every password that somebody set while it ran.
 */
public final class SampleAccounts {

    private final JdbcClient database;
    private final Staffing staffing;
    private final Optional<SamplePasswords> passwords;
    private final UnaryOperator<String> hashing;
    private volatile List<SampleAccount> accounts = List.of();
    private volatile Set<AccountId> printed = Set.of();

    /** Without passwords there is no sample mode. */
    SampleAccounts(
            JdbcClient database,
            Staffing staffing,
            Optional<SamplePasswords> passwords,
            UnaryOperator<String> hashing) {
        this.database = database;
        this.staffing = staffing;
        this.passwords = passwords;
        this.hashing = hashing;
    }

    /** Whether this server runs with invented people. */
    public boolean on() {
        return passwords.isPresent();
    }

    /** The accounts with their passwords; empty outside sample mode and before the city is loaded. */
    public List<SampleAccount> all() {
        return accounts;
    }

    /** Whether the account is one whose password is printed. */
    public boolean isPrinted(AccountId account) {
        return printed.contains(account);
    }

    /** The account behind a sign-in name, in sample mode. */
    public Optional<AccountId> account(String signInName) {
        return accounts.stream()
                .filter(account -> account.name().equals(signInName))
                .map(account -> new AccountId(StableId.of("sample", account.name())))
                .findFirst();
    }

    static boolean misses(Staff.Sample sample, PostPlan plan) {
        return sample.role().isPresent() && post(sample, plan).isEmpty();
    }

    void invite(Staff staff, PostPlan plan, Instant validFrom) {
        if (passwords.isEmpty()) {
            uninviteAll();
            return;
        }
        accounts = staff.samples().stream()
                .map(sample -> invite(sample, plan, validFrom, passwords.get()))
                .toList();
        printed = accounts.stream()
                .map(account -> new AccountId(StableId.of("sample", account.name())))
                .collect(Collectors.toUnmodifiableSet());
        forgetFactors();
    }

    private SampleAccount invite(Staff.Sample sample, PostPlan plan, Instant validFrom, SamplePasswords known) {
        var account = StableId.of("sample", sample.signInName());
        var password = known.of(sample.signInName());
        database.sql("""
                        insert into access.account (id, sign_in_name, display_name, sample)
                        values (:id, :name, :display, true)
                        on conflict (id) do nothing
                        """)
                .param("id", account)
                .param("name", sample.signInName())
                .param("display", sample.displayName())
                .update();
        if (known.isNew(sample.signInName()) || !isAsPrinted(account)) {
            database.sql("update access.account set password_hash = :hash, password_set_at = null where id = :id")
                    .param("hash", hashing.apply(password))
                    .param("id", account)
                    .update();
        }
        post(sample, plan).ifPresent(post -> staffing.hold(new AccountId(account), post.id(), validFrom));
        return new SampleAccount(
                sample.signInName(),
                password,
                sample.role().orElse("resident"),
                Long.toString(sample.area()),
                sample.displayName(),
                sample.department());
    }

    /** A visitor may have set another password; the next start knows the printed one again. */
    private boolean isAsPrinted(UUID account) {
        return database.sql("""
                        select password_hash is not null and password_set_at is null from access.account where id = :id
                        """).param("id", account).query(Boolean.class).single();
    }

    /** What a visitor set up, and the next visitor has not: those who are printed sign in with what is printed. */
    private void forgetFactors() {
        var ids = printed.stream().map(AccountId::toString).collect(Collectors.joining(",", "{", "}"));
        database.sql("""
                        with forgotten as (
                            delete from access.recovery_code where account = any(cast(:ids as uuid[]))
                        ), without_passkeys as (
                            delete from access.passkey where account = any(cast(:ids as uuid[]))
                        )
                        delete from access.second_factor where account = any(cast(:ids as uuid[]))
                        """).param("ids", ids).update();
    }

    private void uninviteAll() {
        database.sql("""
                        with uninvited as (
                            update access.account set password_hash = null, password_set_at = null
                            where sample and password_hash is not null
                            returning id
                        ), without_factor as (
                            delete from access.second_factor where account in (select id from uninvited)
                        ), without_recovery as (
                            delete from access.recovery_code where account in (select id from uninvited)
                        ), without_passkeys as (
                            delete from access.passkey where account in (select id from uninvited)
                        ), ended as (
                            delete from access.session where account in (select id from uninvited)
                        )
                        delete from access.code where sample
                        """).update();
        database.sql("""
                        with sampled as (
                            select id from access.account where sample and resident
                        ), without_telephone as (
                            delete from access.telephone where account in (select id from sampled)
                        ), without_desk_code as (
                            delete from access.desk_code where account in (select id from sampled)
                        )
                        delete from access.session where account in (select id from sampled)
                        """).update();
    }

    private static Optional<Appointment> post(Staff.Sample sample, PostPlan plan) {
        return sample.role().flatMap(role -> plan.first(role, new AreaCode(sample.area()), sample.department()));
    }
}
