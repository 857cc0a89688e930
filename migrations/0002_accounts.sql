create table members (
  id uuid primary key,
  firebase_uid text not null unique check (length(firebase_uid) between 1 and 128),
  display_name text check (length(display_name) between 1 and 80),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  time_zone text not null default 'Europe/Paris' check (length(time_zone) between 1 and 64),
  units text not null default 'metric' check (units in ('metric', 'us')),
  roles text[] not null default '{}' check (roles <@ array['moderator', 'admin']),
  roles_known_at timestamptz not null,
  disabled_at timestamptz,
  tokens_valid_after timestamptz,
  identity_state text not null default 'active' check (identity_state in ('active', 'disabled', 'deleted')),
  identity_checked_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id()
);

create trigger stamp_xid before update on members for each row execute function stamp_xid();

comment on table members is 'A person who signed in at least once. Made on first sight of a valid token.';
comment on column members.id is 'Ours (UUIDv7). Every other table refers to it, never to the Firebase uid.';
comment on column members.firebase_uid is 'Firebase''s name for the person; it addresses Firestore documents.';
comment on column members.units is 'Units shown in the app. What is stored and sent is always metric.';
comment on column members.roles is 'The roles in the custom claims, as last seen at the identity provider or set by an administrator.';
comment on column members.roles_known_at is 'As of when: a token issued later knows better.';
comment on column members.disabled_at is 'Set while an administrator keeps the member out.';
comment on column members.tokens_valid_after is 'Tokens of sign-ins before this moment are refused (sign out everywhere).';
comment on column members.identity_state is 'What the identity provider last said of the account.';
comment on column members.identity_checked_at is 'When an instance last set out to ask the identity provider; shared, so that one asks for all.';
comment on column members.xid is 'The transaction that last wrote the row, for delta sync.';
