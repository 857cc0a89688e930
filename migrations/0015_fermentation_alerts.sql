create table batch_alerts (
  id uuid primary key,
  batch_id uuid not null references batches (id) on delete cascade,
  owner_id uuid not null references members (id),
  kind text not null
    check (kind in ('fermentation_finished', 'fermentation_stuck', 'fermentation_too_warm')),
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  raised_at timestamptz not null,
  dismissed_at timestamptz,
  cleared_at timestamptz
);

create unique index batch_alerts_open on batch_alerts (batch_id, kind) where cleared_at is null;
create index batch_alerts_of_batch on batch_alerts (batch_id, raised_at desc, id desc);

comment on table batch_alerts is 'What a brewer was told of a fermentation: one open alert of a kind at a time.';
comment on column batch_alerts.figures is 'What it was raised for: gravities, temperatures.';
comment on column batch_alerts.dismissed_at is 'When the brewer put it away; it stays open until what it tells of is over.';
comment on column batch_alerts.cleared_at is 'When what it tells of was over; what happens again is another alert.';
