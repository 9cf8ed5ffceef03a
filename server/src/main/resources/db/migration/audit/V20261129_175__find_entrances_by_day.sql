-- Who came in and how often somebody was refused stand among the listings: one kind of row more, sealed and removed with them.
create index listing_kind on audit.listing (kind, at desc);
comment on index audit.listing_kind is 'Sign-ins and refusals of the last days, which those who oversee are told in sum';
comment on table audit.listing is
    'Searches through what people wrote, each with what was asked for as codes; sign-ins with their way; refusals of about a minute added up';
