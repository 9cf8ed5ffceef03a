-- Who of a provider of identities is which account. An administrator says so; nobody's account is made by signing in.

create table access.oidc_link (
    issuer text not null check (length(issuer) between 1 and 300),
    subject text not null check (length(subject) between 1 and 255),
    account uuid not null unique references access.account,
    linked_at timestamptz not null,
    primary key (issuer, subject)
);
comment on table access.oidc_link is 'The person of a provider (iss and sub) who signs in to an account';
comment on index access.oidc_link_account_key is 'An account is one person''s';

grant select, insert, delete on access.oidc_link to minqing_app;
