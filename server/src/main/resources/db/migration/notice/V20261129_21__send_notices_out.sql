-- Notices leave for other systems and for telephones. Still codes, ids and times only: a number is looked up when a text goes
-- out and is kept nowhere here. An older server beside this one does not touch what is 'queued' or 'sending'.

-- contract: the check comes back in the next statement with all former states, so what an older server writes still fits.
alter table notice.delivery drop constraint delivery_state_check;
alter table notice.delivery add constraint delivery_state_check
    check (state in ('waiting', 'delivered', 'dead', 'queued', 'sending', 'dropped'));

alter table notice.delivery
    -- Which delivery it is, on every try: the receiver refuses doubles by it.
    add column key uuid not null default gen_random_uuid() unique,
    -- Within a lane one goes out after the other.
    add column lane text,
    add column position bigint generated always as identity,
    add column lease uuid,
    add column leased_until timestamptz,
    add column receipt text check (receipt in ('delivered', 'failed')),
    add column receipt_at timestamptz,
    add column resent_by uuid,
    add column resent_at timestamptz,
    add constraint delivery_out_has_lane check (state not in ('queued', 'sending', 'dropped') or lane is not null),
    add constraint delivery_sending_has_lease check (state <> 'sending' or (lease is not null and leased_until is not null));
comment on index notice.delivery_key_key is 'What a receipt or an administrator names';
create index delivery_lane on notice.delivery (channel, lane, position) where state in ('queued', 'sending');
comment on index notice.delivery_lane is 'What is first in each lane';

grant update (state, tries, due_at, failure, position, key, receipt, receipt_at, resent_by, resent_at)
    on notice.delivery to minqing_app;
