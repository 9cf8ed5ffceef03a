-- A program's key is renewed under its own id: what it reported stays its own, and the former key opens for some days more.

alter table exchange.partner_key
    add column former bytea unique check (octet_length(former) = 32),
    add column former_until timestamptz,
    add check ((former is null) = (former_until is null));
comment on column exchange.partner_key.former is 'Hash of the key before, while the program changes over';
comment on index exchange.partner_key_former_key is 'Finds the key before, when that was sent';

grant update (hash, former, former_until) on exchange.partner_key to minqing_app;
