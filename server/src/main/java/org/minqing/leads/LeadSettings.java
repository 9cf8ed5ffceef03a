package org.minqing.leads;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What {@code leads.yaml} of a city folder says. */
record LeadSettings(Map<Rank, String> levels, List<Form> forms, Telephones telephones, Spelling spelling) {

    LeadSettings {
        // From wide to narrow, so that the same folder always gives the same answer.
        levels = Collections.unmodifiableMap(new EnumMap<>(levels));
        forms = List.copyOf(forms);
    }
}
