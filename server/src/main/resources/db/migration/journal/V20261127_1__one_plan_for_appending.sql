-- One plan for all calls, and always by the indexes: planning a few rows anew would cost more than appending them.
alter function journal.append(
    uuid[], integer[], text[], integer[], uuid[], bytea[], uuid[], uuid[], timestamptz[], timestamptz[], text[], bytea[],
    bytea[], bytea[], uuid[])
    set plan_cache_mode = force_generic_plan;
alter function journal.append(
    uuid[], integer[], text[], integer[], uuid[], bytea[], uuid[], uuid[], timestamptz[], timestamptz[], text[], bytea[],
    bytea[], bytea[], uuid[])
    set enable_seqscan = off;
