create index case_file_order on casework.case_file ((attributes ->> 'flow.order'))
    where attributes ->> 'flow.order' is not null;
comment on index casework.case_file_order is 'The cases that were begun under an order, which are ended and emptied with it';
