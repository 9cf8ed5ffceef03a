package org.minqing.casework.imports;

import java.util.Optional;
import org.minqing.casework.Command;
import org.minqing.casework.Report;

/** A row as a case: how it was reported and, if it is over at its source, the last step. */
record ImportedRow(Report report, Optional<Command> ending) {}
