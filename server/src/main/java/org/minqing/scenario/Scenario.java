package org.minqing.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.kernel.Purpose;

/**
 * A published definition: what is asked, how it runs, who does what and how long content is kept. {@code version} is the
 * hash of its content; a running case keeps the version that it began with.
 *
 * @param reporterSealedWith the retention class with which it is forgotten who reported; until then a pseudonym stands for them
 *     everywhere. Absent where the reporter is not sealed
 */
public record Scenario(
        String id,
        String version,
        String scenarioClass,
        Texts names,
        Purpose purpose,
        Texts legalBasis,
        PlaceRule place,
        List<Retention> retentions,
        List<Field> fields,
        Flow flow,
        List<Clock> clocks,
        List<AssignmentTable> assignments,
        Set<String> tags,
        Texts forResidents,
        List<Sampling> samplings,
        Map<String, String> patterns,
        Optional<Emergency> emergency,
        Optional<About> about,
        Optional<String> reporterSealedWith) {

    public Scenario {
        retentions = List.copyOf(retentions);
        fields = List.copyOf(fields);
        clocks = List.copyOf(clocks);
        assignments = List.copyOf(assignments);
        tags = Set.copyOf(tags);
        samplings = List.copyOf(samplings);
        patterns = Map.copyOf(patterns);
    }

    /** The form of the report. */
    public Form form() {
        return flow.start().form();
    }

    /** A table that says to whom cases go. */
    public Optional<AssignmentTable> assignment(String tableId) {
        return assignments.stream().filter(table -> table.id().equals(tableId)).findFirst();
    }

    /**
     * Who would be looked for if the action were taken on a case with these open answers and nobody had sent it back; absent
     * where the action is not there or goes by no table.
     */
    public Optional<AssignRule> lookedFor(String actionId, Map<String, Object> answers) {
        var asked = new LinkedHashMap<>(answers);
        Form.asking(fields)
                .department(answers)
                .ifPresent(department -> asked.putIfAbsent(AssignmentTable.DEPARTMENT, department));
        return flow.action(actionId)
                .flatMap(Action::assign)
                .flatMap(assign -> assign instanceof Assign.ByTable(var table) ? assignment(table) : Optional.empty())
                .map(table -> table.rule(asked, Set.of()));
    }

    public Optional<Field> field(String fieldId) {
        return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
    }

    /** The fields whose answers nobody but the reporter may read. */
    public Set<String> fieldsForReporterOnly() {
        return fields.stream()
                .filter(field -> retention(field.retention())
                        .filter(Retention::forReporterOnly)
                        .isPresent())
                .map(Field::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Retention> retention(String retentionId) {
        return retentions.stream()
                .filter(retention -> retention.id().equals(retentionId))
                .findFirst();
    }
}
