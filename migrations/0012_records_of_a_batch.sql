create table measurements (
  id uuid primary key,
  owner_id uuid not null references members (id),
  batch_id uuid not null references batches (id) on delete cascade,
  kind text not null check (kind in ('gravity', 'temperature', 'ph', 'volume', 'pressure')),
  stage text not null check (stage in ('mash', 'pre_boil', 'post_boil', 'fermenter', 'packaging')),
  stated jsonb not null check (jsonb_typeof(stated) = 'object'),
  correction jsonb not null check (jsonb_typeof(correction) = 'object'),
  value double precision,
  taken_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id(),
  check (kind = 'gravity' or value is not null),
  check (case kind
    when 'gravity' then value between 0.98 and 1.2
    when 'temperature' then value between -10 and 120
    when 'ph' then value between 0 and 14
    when 'volume' then value between 0 and 21000
    when 'pressure' then value between 0 and 1000
  end)
);

create index measurements_of_batch on measurements (batch_id, taken_at, id) where deleted_at is null;

create trigger stamp_xid before update on measurements for each row execute function stamp_xid();

comment on table measurements is
  'What a brewer measured of a batch. Never mixed with what was estimated: that follows from the batch''s recipe.';
comment on column measurements.stated is 'As the brewer read it, with what the correction needs: instrument, temperature of the sample.';
comment on column measurements.correction is
  'How the value was made of what was stated: method, doubts, and the original reading of a refractometer''s.';
comment on column measurements.value is
  'Corrected: specific gravity at 20 °C, °C, pH, cold litres, kPa above the air''s. Null for a gravity that cannot be told yet.';
comment on column measurements.deleted_at is 'Tombstone: kept for 90 days, so that a phone that was offline learns of it.';

create table batch_notes (
  id uuid primary key,
  owner_id uuid not null references members (id),
  batch_id uuid not null references batches (id) on delete cascade,
  text text not null check (length(text) between 1 and 10000),
  noted_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id()
);

create index batch_notes_of_batch on batch_notes (batch_id, noted_at, id) where deleted_at is null;

create trigger stamp_xid before update on batch_notes for each row execute function stamp_xid();

comment on table batch_notes is 'What a brewer wrote down of a batch.';
comment on column batch_notes.noted_at is 'When it was observed: what is written down later may be older.';

create table batch_photos (
  batch_id uuid not null references batches (id) on delete cascade,
  photo_id uuid not null,
  owner_id uuid not null references members (id),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id(),
  primary key (batch_id, photo_id)
);

create trigger stamp_xid before update on batch_photos for each row execute function stamp_xid();

comment on table batch_photos is 'Which photos belong to a batch.';
comment on column batch_photos.photo_id is 'Made by the app. Not a reference: the picture may still be on its way.';

create table batch_checklists (
  batch_id uuid primary key references batches (id) on delete cascade,
  owner_id uuid not null references members (id),
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  version integer not null check (version > 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id()
);

create trigger stamp_xid before update on batch_checklists for each row execute function stamp_xid();

comment on table batch_checklists is
  'What is to be prepared before the brew day. A batch whose list was never written has none here: it is laid out anew, as version 1.';
comment on column batch_checklists.items is
  'In order: the id of each item, whether it is checked, and the text of the brewer''s own ones.';

create table batch_tastings (
  id uuid primary key,
  owner_id uuid not null references members (id),
  batch_id uuid not null references batches (id) on delete cascade,
  rating integer not null check (rating between 1 and 5),
  note text not null check (length(note) <= 10000),
  score_sheet jsonb check (jsonb_typeof(score_sheet) = 'object'),
  score integer check (score between 0 and 50),
  tasted_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id(),
  check ((score_sheet is null) = (score is null))
);

create index batch_tastings_of_batch on batch_tastings (batch_id, tasted_at, id) where deleted_at is null;

create trigger stamp_xid before update on batch_tastings for each row execute function stamp_xid();

comment on table batch_tastings is 'How a batch tasted.';
comment on column batch_tastings.score_sheet is 'The points and descriptors of the BJCP''s score sheet, when it was filled in.';
comment on column batch_tastings.score is 'The sum of its points.';

alter table batches
  add column volume_litres double precision check (volume_litres between 0.1 and 10000),
  add column volume_known_at timestamptz,
  add column split_from_id uuid,
  add constraint batches_volume_known check ((volume_litres is null) = (volume_known_at is null)) not valid;

comment on column batches.volume_litres is 'In the fermenter, as the last split left it; null when it was never split.';
comment on column batches.volume_known_at is 'When that was: what was measured later is truer.';
comment on column batches.split_from_id is
  'The batch that this one is a part of. Not a reference: either may be deleted without the other.';
