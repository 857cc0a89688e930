create table equipment (
  id uuid primary key,
  owner_id uuid not null references members (id),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  schema_version integer not null check (schema_version > 0),
  name text not null check (length(name) between 1 and 100),
  is_default boolean not null default false,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id(),
  check (not (is_default and deleted_at is not null))
);

create index equipment_newest on equipment (owner_id, created_at desc, id desc) where deleted_at is null;
create unique index equipment_names on equipment (owner_id, lower(name)) where deleted_at is null;
create unique index equipment_default on equipment (owner_id) where is_default;

create trigger stamp_xid before update on equipment for each row execute function stamp_xid();

comment on table equipment is 'What members brew with. The document is the truth; the name beside it is what must be unique.';
comment on column equipment.document is
  'The profile in metric units, validated by the application both ways: its ranges are those of src/brewing/equipment-ranges.ts.';
comment on column equipment.schema_version is 'The shape of the document.';
comment on column equipment.is_default is 'Taken where a member names no equipment. One at most, and none is deleted.';
comment on column equipment.deleted_at is 'Tombstone: kept for 90 days, so that a phone that was offline learns of it.';
