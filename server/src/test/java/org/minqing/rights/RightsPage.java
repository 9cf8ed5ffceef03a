package org.minqing.rights;

import java.util.Map;
import java.util.stream.Collectors;
import org.minqing.access.Access;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.rights.Things.Subject;

/** The page of rights as people read it. */
final class RightsPage {

    private static final String HEAD = """
            # Who may ask what, and what they are told

            This page is made by asking a running server every question of its contract, as every role of the sample city
            `cities/shanwei`, about things inside and outside of the area of the post. `RightsMatrixIT` asks again at every build and
            fails when an answer is another one, and when there is an address that nobody has classified. Made anew, to be read
            before it is taken over, with

            ```
            ./mvnw -o -pl server -Dweb.skip test -Dtest=RightsMatrixIT -Dminqing.write-matrix -Dsurefire.failIfNoSpecifiedTests=false
            ```

            How to read it:

            - **must sign in**: told nothing before signing in.
            - **unknown**: told that there is no such thing, in the same words as for a thing that does not exist.
            - **refused**: may know of the thing, but may not do this.
            - **may**: the request is permitted. Whether it is well filled in and comes in time is judged next.
            - **sees …**: what of the thing stands in the answer: *that it is there* (number, kind, state, times), *its area*,
              *its exact place*, *the reporter's id* (a number for the account, no name), *what was said* and *the telephone*
              (sealed content: each look is entered), *the rating* (for the reporter alone).
            - **nothing of it**: an answer in which the thing is not.

            The things that are asked about:

            %s

            """;

    private RightsPage() {}

    static String of(Things things) {
        var matrix = new Matrix(things);
        return HEAD.formatted(matrix.legend())
                + Question.all().stream().map(matrix::section).collect(Collectors.joining("\n"))
                + "\n" + database(things);
    }

    /** Which cases the database itself lets through, whatever the program asks of it. */
    static String database(Things things) {
        var lines = Matrix.accounts().stream()
                .map(account -> "| " + account + " | " + let(things, account) + " |")
                .collect(Collectors.joining("\n"));
        return """
                ### The database alone
                Row-level security, asked by itself with the scope that each account has for opening cases. It is the second lock on
                every list, search, count, map and file above.

                | Account | cases that it lets through |
                |---|---|
                %s
                """.formatted(lines);
    }

    private static String let(Things things, String account) {
        var server = things.server();
        var actor = Actor.of(server.bean(SampleAccounts.class).account(account).orElseThrow());
        var setting = server.bean(Access.class).scope(actor, Verb.CASE_READ).setting();
        var letters = server.database().appTransactions().execute(_ -> {
            server.database()
                    .app()
                    .sql("select set_config('minqing.scope', :scope, true)")
                    .param("scope", setting)
                    .query(String.class)
                    .single();
            return things.of("case").stream()
                    .filter(one -> isThere(things, one))
                    .map(Subject::letter)
                    .collect(Collectors.joining(", "));
        });
        return Map.of("", "none").getOrDefault(letters, letters);
    }

    private static boolean isThere(Things things, Subject one) {
        return things.server()
                        .database()
                        .app()
                        .sql("select count(*) from casework.case_file where id = cast(:id as uuid)")
                        .param("id", one.names().get("id"))
                        .query(Long.class)
                        .single()
                == 1;
    }
}
