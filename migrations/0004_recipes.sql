create table recipes (
  id uuid primary key,
  owner_id uuid not null references members (id),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  schema_version integer not null check (schema_version > 0),
  estimates jsonb not null check (jsonb_typeof(estimates) = 'object'),
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('all_grain', 'partial_mash', 'extract')),
  style_id text check (length(style_id) between 1 and 60),
  batch_volume_litres double precision not null check (batch_volume_litres between 0.1 and 10000),
  tags text[] not null default '{}' check (cardinality(tags) <= 50),
  visibility text not null default 'private' check (visibility in ('private', 'unlisted', 'public')),
  original_gravity double precision check (original_gravity between 0.9 and 1.5),
  abv_percent double precision check (abv_percent between 0 and 100),
  ibu double precision check (ibu between 0 and 100000),
  color_ebc double precision check (color_ebc between 0 and 40000),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  xid xid8 not null default pg_current_xact_id()
);

create index recipes_newest on recipes (owner_id, created_at desc, id desc) where deleted_at is null;

create trigger stamp_xid before update on recipes for each row execute function stamp_xid();

comment on table recipes is 'A member''s recipes. The document is the truth; the columns beside it repeat what is searched and sorted.';
comment on column recipes.document is 'The recipe in metric units, validated by the application on the way in.';
comment on column recipes.schema_version is 'The shape of the document. One that is not the application''s own is validated, and brought up to date, when it is read.';
comment on column recipes.estimates is 'The figures of the recipe, worked out at each write.';
comment on column recipes.deleted_at is 'Tombstone: kept for 90 days, so that a phone that was offline learns of it.';

create table recipe_ingredients (
  recipe_id uuid not null references recipes (id) on delete cascade,
  kind text not null check (kind in ('fermentable', 'hop', 'culture', 'misc')),
  name text not null check (length(name) between 1 and 800),
  primary key (recipe_id, kind, name)
);

create index recipe_ingredients_by_name on recipe_ingredients (kind, name, recipe_id);

comment on table recipe_ingredients is 'What each living recipe holds, for "recipes with this hop". Rewritten with the recipe.';
comment on column recipe_ingredients.name is 'Without case, accents and repeated spaces: "Röstmalz" and "rostmalz" are found together.';

create table recipe_versions (
  recipe_id uuid not null references recipes (id) on delete cascade,
  version integer not null check (version > 0),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  schema_version integer not null check (schema_version > 0),
  created_at timestamptz not null,
  primary key (recipe_id, version)
);

revoke update, delete on recipe_versions from brasse_bouillon_app;

comment on table recipe_versions is
  'Every document that a recipe ever was, whole. Append-only; they go with the recipe''s row, whose deletion cascades.';
