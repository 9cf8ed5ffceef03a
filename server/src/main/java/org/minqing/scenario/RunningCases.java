package org.minqing.scenario;

import java.util.List;

/** What the module of cases tells of those that run: how many stand where, on which version. */
public interface RunningCases {

    /** So many cases of one version in one state. */
    record Crowd(String version, String state, long cases) {}

    /** All cases of a scenario that are not over, whoever may see them: only counts leave. */
    List<Crowd> of(String scenario);
}
