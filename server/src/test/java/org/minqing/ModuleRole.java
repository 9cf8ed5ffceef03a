package org.minqing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database role that stands behind the walls of one module, with what application and reader may do there. */
record ModuleRole(String module, String database) {

    static final String PASSWORD = "only-in-tests";

    private static final List<String> RIGHTS = List.of("select", "insert", "update", "delete");

    String name() {
        return "wall_" + module + "_" + database;
    }

    void create(JdbcClient superuser) {
        run(superuser, "create role %s login password '%s'".formatted(name(), PASSWORD));
        run(superuser, "grant connect on database %s to %s".formatted(database, name()));
        copy(superuser, schemas());
        for (var right : RIGHTS) {
            copy(superuser, tables(right));
            copy(superuser, columns(right));
        }
        copy(superuser, sequences());
        copy(superuser, functions());
        copy(superuser, policies());
    }

    /** Each query makes statements; they are run. */
    private void copy(JdbcClient superuser, String statements) {
        superuser
                .sql(statements)
                .param("role", name())
                .param("module", module)
                .query(String.class)
                .list()
                .forEach(statement -> run(superuser, statement));
    }

    private static void run(JdbcClient superuser, String statement) {
        superuser.sql(statement).update();
    }

    private static String schemas() {
        return """
                select format('grant usage on schema %I to %I', nspname, :role)
                from pg_namespace
                where nspname !~ '^(pg_|information_schema)' and cast(:module as text) is not null
                  and (has_schema_privilege('minqing_app', oid, 'usage') or has_schema_privilege('minqing_reader', oid, 'usage'))
                """;
    }

    private static String tables(String right) {
        return """
                select format('grant %1$s on %%s to %%I', c.oid::regclass, :role)
                from pg_class c
                where c.relnamespace = to_regnamespace(:module) and c.relkind in ('r', 'p', 'v', 'm')
                  and (has_table_privilege('minqing_app', c.oid, '%1$s')
                       or has_table_privilege('minqing_reader', c.oid, '%1$s'))
                """.formatted(right);
    }

    private static String columns(String right) {
        if (right.equals("delete")) {
            return "select '' where false and :role = :module";
        }
        return """
                select format('grant %1$s (%%I) on %%s to %%I', a.attname, c.oid::regclass, :role)
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = to_regnamespace(:module) and c.relkind in ('r', 'p', 'v', 'm') and a.attacl is not null
                  and (has_column_privilege('minqing_app', c.oid, a.attnum, '%1$s')
                       or has_column_privilege('minqing_reader', c.oid, a.attnum, '%1$s'))
                """.formatted(right);
    }

    private static String sequences() {
        return """
                select format('grant usage on sequence %s to %I', c.oid::regclass, :role)
                from pg_class c
                where c.relnamespace = to_regnamespace(:module) and c.relkind = 'S'
                  and (has_sequence_privilege('minqing_app', c.oid, 'usage')
                       or has_sequence_privilege('minqing_reader', c.oid, 'usage'))
                """;
    }

    private static String functions() {
        return """
                select format('grant execute on routine %s to %I', p.oid::regprocedure, :role)
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname !~ '^(pg_|information_schema)' and cast(:module as text) is not null
                  and (has_function_privilege('minqing_app', p.oid, 'execute')
                       or has_function_privilege('minqing_reader', p.oid, 'execute'))
                """;
    }

    /** Row-level security that names the two roles names this one too. */
    private static String policies() {
        return """
                select format('alter policy %I on %I.%I to %s, %I', policyname, schemaname, tablename,
                              array_to_string(roles, ', '), :role)
                from pg_policies
                where schemaname = :module and not 'public' = any (roles)
                  and ('minqing_app' = any (roles) or 'minqing_reader' = any (roles))
                """;
    }
}
