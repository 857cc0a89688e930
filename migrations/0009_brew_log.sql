alter table batches
  add column time_zone text not null default 'Europe/Paris' check (length(time_zone) between 1 and 64),
  add column pitched_at timestamptz,
  add column packaged_at timestamptz,
  add column completed_at timestamptz,
  add column cancelled_at timestamptz,
  add column archived_at timestamptz;

comment on column batches.steps is
  'The steps in order, the brew day''s and those by day: what each asks for, how far it is, which alarms rang. Read and '
  'written as a whole, with the row locked, and validated both ways.';
comment on column batches.time_zone is 'The brewer''s own when the batch was made (IANA name): steps by day are due by it.';
comment on column batches.pitched_at is 'When fermentation began.';

create table batch_events (
  id bigint generated always as identity primary key,
  batch_id uuid not null references batches (id) on delete cascade,
  kind text not null check (length(kind) between 1 and 40),
  step_id uuid,
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  happened_at timestamptz not null
);

create index batch_events_of_batch on batch_events (batch_id, id);

revoke update, delete on batch_events from brasse_bouillon_app;

comment on table batch_events is
  'Everything that happened to a batch, in order, written in the transaction in which it happened. Append-only; they go '
  'with the batch''s row, whose deletion cascades.';
comment on column batch_events.step_id is 'The step that it happened to; not a reference: steps live in their batch''s row.';
