-- Lists leave a row a visit now, not only searches through what people wrote.
comment on table audit.listing is
    'Lists of cases, once a visit, and searches through what people wrote, each with what was asked for as codes and how many there were; sign-ins with their way; refusals of about a minute added up';
