create table reminders (
  id uuid primary key,
  batch_id uuid not null references batches (id) on delete cascade,
  owner_id uuid not null references members (id),
  label text not null check (length(label) between 1 and 200),
  due_at timestamptz not null,
  rang_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id()
);

create index reminders_of_batch on reminders (batch_id, due_at, id) where deleted_at is null;

create index reminders_to_come on reminders (owner_id, due_at) where deleted_at is null and rang_at is null;

create trigger stamp_xid before update on reminders for each row execute function stamp_xid();

comment on table reminders is 'What brewers asked to be told about a batch, at a moment of their choice.';
comment on column reminders.rang_at is 'When it rang; null while it is still to come. One that is moved comes again.';
comment on column reminders.deleted_at is 'Tombstone: kept for 90 days, so that a phone that was offline learns of it.';

create table calendar_feeds (
  owner_id uuid primary key references members (id),
  token_sha256 text not null unique check (length(token_sha256) = 64),
  created_at timestamptz not null
);

comment on table calendar_feeds is 'The secret address under which a calendar program reads a member''s agenda: one each.';
comment on column calendar_feeds.token_sha256 is 'Of the token in the address, which is told once and stored nowhere.';

alter table batches add column live_version integer not null default 1 check (live_version > 0);

comment on column batches.live_version is
  'The version of the live document: goes up with whatever that shows, the batch''s own version with the batch only.';
