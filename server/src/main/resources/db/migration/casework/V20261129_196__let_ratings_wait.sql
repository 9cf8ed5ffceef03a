-- Ratings that are not in the figure yet. A row says that a case was rated and from when on that counts, which was drawn when
-- the rating came; what was said stays sealed in the entry. It goes when the rating comes into the figure, or never can.
create table casework.rating_waiting (
    case_id uuid primary key references casework.case_file (id),
    version integer not null,
    area bigint not null,
    scenario text not null,
    class text not null,
    month date not null,
    enters timestamptz not null
);
comment on table casework.rating_waiting is 'One row for a case that was rated of late; a later rating takes the place of the one before';
comment on column casework.rating_waiting.version is 'The entry in which it was rated';
comment on column casework.rating_waiting.enters is 'Some days after the rating, drawn once';
comment on index casework.rating_waiting_pkey is 'A case that is rated again is found';

grant select, delete on casework.rating_waiting to minqing_app;
grant select, insert, update on casework.rating_waiting to minqing_reader;
