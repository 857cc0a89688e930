create table batches (
  id uuid primary key,
  owner_id uuid not null references members (id),
  recipe_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  state text not null
    check (state in ('planned', 'brewing', 'fermenting', 'conditioning', 'completed', 'cancelled', 'archived')),
  recipe jsonb not null check (jsonb_typeof(recipe) = 'object'),
  steps jsonb not null check (jsonb_typeof(steps) = 'array'),
  planned_for timestamptz,
  started_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id(),
  check (state in ('planned', 'cancelled', 'archived') or started_at is not null)
);

create index batches_newest on batches (owner_id, created_at desc, id desc) where deleted_at is null;

create trigger stamp_xid before update on batches for each row execute function stamp_xid();

comment on table batches is 'A brew of a recipe.';
comment on column batches.recipe_id is
  'The recipe it was made from. Not a reference: the batch owns its copy, and outlives the recipe.';
comment on column batches.recipe is 'The recipe as it was when the batch was made. It never changes.';
comment on column batches.steps is
  'The brew day in order: what each step asks for, how far it is, which alarms rang. Read and written as a whole, '
  'with the row locked, and validated both ways.';
comment on column batches.deleted_at is 'Tombstone: kept for 90 days, so that a phone that was offline learns of it.';
