-- What cases are found by. The grams of long answers, each as four bytes of a keyed hash: from the store alone nobody reads a
-- word. Kept by a reader of the journal, a moment behind the case; gone in the transaction that destroys the key of what was
-- written.
create table casework.case_words (
    case_id uuid not null references casework.case_file (id),
    retention text not null,
    version integer not null,
    grams integer[] not null,
    primary key (case_id, retention, version)
);
comment on table casework.case_words is 'One row for each sealed part of an entry in which something long was written';
comment on column casework.case_words.retention is 'The class whose key sealed the words: the row goes with the key';
comment on index casework.case_words_pkey is 'An entry that is read again adds nothing; an erasure finds its rows';
create index case_words_grams on casework.case_words using gin (grams);
comment on index casework.case_words_grams is 'Finds the rows that have all grams of a word';

grant select, delete on casework.case_words to minqing_app;
grant select, insert, delete on casework.case_words to minqing_reader;
