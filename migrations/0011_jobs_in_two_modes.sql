-- Before the first release no database has rows in these tables: the indexes need not be built concurrently.
alter table job_workers add column ended_at timestamptz;

comment on table job_workers is
  'The heartbeat of each worker: the name under which it locks jobs, and when it last lived, by the database''s clock. '
  'Jobs of a worker that fell silent are taken over.';
comment on column job_workers.ended_at is
  'When it signed off, or was given up as dead. Ended ones stay for a day: between two ticks no worker lives, and the '
  'last heartbeat is what tells how long ago that was.';

create index recipes_tombstones on recipes (deleted_at) where deleted_at is not null;
create index equipment_tombstones on equipment (deleted_at) where deleted_at is not null;
create index batches_tombstones on batches (deleted_at) where deleted_at is not null;
create index notifications_by_reading on notifications (read_at) where read_at is not null;
create index notifications_unread_by_age on notifications (created_at) where read_at is null;
create index push_deliveries_by_age on push_deliveries (sent_at);
