create table job_workers (
  id text primary key check (length(id) between 1 and 128),
  seen_at timestamptz not null default now()
);

comment on table job_workers is
  'The heartbeat of each worker: the name under which it locks jobs, and when it last lived, by the database''s clock. '
  'Jobs of a worker that fell silent are taken over.';

create table live_turns (
  path text primary key check (length(path) between 1 and 512),
  taken_at timestamptz not null
);

comment on table live_turns is
  'When each live document was last written, or about to be: a burst of changes makes one write a second at most.';
