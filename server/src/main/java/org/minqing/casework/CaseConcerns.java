package org.minqing.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.access.Access;
import org.minqing.access.Scope;
import org.minqing.access.Verb;
import org.minqing.audit.Concerns;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.scenario.Field;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** A case concerns whoever reported it. */
@Component
class CaseConcerns implements Concerns {

    private static final String LATEST =
            "select f.id from casework.case_file f where f.reporter = :person order by f.id desc limit :most";
    private static final String THESE =
            "select %s from casework.case_file f where f.id = any(:ids) and f.reporter = :person"
                    .formatted(CaseRows.COLUMNS);

    private final ScopedStatements statements;
    private final Access access;
    private final CaseNumbers numbers;
    private final Decisions decisions;

    CaseConcerns(ScopedStatements statements, Access access, CaseNumbers numbers, Decisions decisions) {
        this.statements = statements;
        this.access = access;
        this.numbers = numbers;
        this.decisions = decisions;
    }

    @Override
    public List<UUID> things(AccountId person, int most) {
        return statements.select(
                scope(person),
                LATEST,
                Map.of("person", person.value(), "most", most),
                (row, number) -> row.getObject("id", UUID.class));
    }

    @Override
    public Map<UUID, Known> known(AccountId person, Collection<UUID> things) {
        var values = Map.of("ids", new SqlArrayValue("uuid", things.toArray()), "person", person.value());
        return statements.select(scope(person), THESE, values, (row, number) -> CaseRows.map(row)).stream()
                .collect(Collectors.toMap(file -> file.id().value(), this::known));
    }

    private Known known(CaseFile file) {
        var fields = decisions.scenario(file).fields().stream()
                .collect(Collectors.toMap(Field::id, field -> field.names().byLanguage()));
        return new Known(numbers.of(file.id()), fields);
    }

    private Scope scope(AccountId person) {
        return access.scope(Actor.of(person), Verb.CASE_READ);
    }
}
