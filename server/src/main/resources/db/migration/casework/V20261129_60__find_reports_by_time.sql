-- Cases for everybody are asked for by when they were reported, over all areas.
create index case_file_reported on casework.case_file (reported_at, id);
comment on index casework.case_file_reported is
    'The reports of some days in the whole city, newest first; neither column ever changes, so no step touches it';
