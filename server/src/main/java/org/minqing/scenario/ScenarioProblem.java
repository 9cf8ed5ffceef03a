package org.minqing.scenario;

import org.minqing.kernel.Problem;

/** What can go wrong with scenarios and the steps of their flows. */
public enum ScenarioProblem implements Problem {
    /** No such scenario, or no such version of it. */
    UNKNOWN("scenario.unknown", 404),
    /** The answers do not fit the form; the faults say where. */
    FIELD_INVALID("field.invalid", 422),
    /** The report was filled in on a version that has been replaced; the faults say what the one in force asks otherwise. */
    ASKS_OTHERWISE("scenario.asks-otherwise", 422),
    /** The report was filled in on a version that was replaced too long ago. */
    REPLACED_TOO_LONG("scenario.replaced-too-long", 422),
    /** The flow does not allow this step now or to this person. */
    FLOW_REFUSED("flow.refused", 422),
    /** Another person than the one who did the work must take this step. */
    SECOND_PERSON_NEEDED("second-person.needed", 422);

    private final String code;
    private final int status;

    ScenarioProblem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
