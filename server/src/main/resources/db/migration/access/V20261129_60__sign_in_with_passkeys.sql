-- Passkeys: key pairs whose private half stays in a person's device, which asks the person before it uses it.

create table access.passkey (
    id uuid primary key,
    account uuid not null references access.account,
    -- What the device calls it; it is shown at the door in place of a name.
    credential bytea not null unique check (length(credential) between 1 and 1023),
    -- The public half with the credential, as the standard writes them, without the make of the device. It is no secret.
    public_key bytea not null,
    -- How often the device says that it was used; zero for devices that do not count.
    sign_count bigint not null check (sign_count >= 0),
    -- What its person calls it.
    name text not null check (length(name) between 1 and 60),
    created_at timestamptz not null,
    used_at timestamptz
);

-- The passkeys of an account are listed and counted.
create index on access.passkey (account);

create table access.passkey_challenge (
    -- SHA-256 of what the device is to sign; the row goes with the first answer.
    hash bytea primary key check (length(hash) = 32),
    purpose text not null check (purpose in ('make', 'sign-in', 'step-up')),
    -- SHA-256 of the token of the session, or of the try at the door, that may answer.
    holder bytea not null check (length(holder) = 32),
    expires_at timestamptz not null
);

-- One for each holder and purpose: asking again makes the question before worthless.
create unique index on access.passkey_challenge (holder, purpose);

grant select, insert, update, delete on access.passkey, access.passkey_challenge to minqing_app;
