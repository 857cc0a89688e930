create table installations (
  owner_id uuid not null references members (id),
  id uuid not null,
  token text not null unique check (length(token) between 1 and 4096),
  platform text not null check (platform in ('ios', 'android', 'web')),
  locale text not null check (locale in ('fr', 'en')),
  app_version text not null check (length(app_version) between 1 and 64),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (owner_id, id)
);

comment on table installations is 'The installs of the app that can be pushed to.';
comment on column installations.id is 'Made by the app, and its alone together with the member: nobody can take over another''s.';
comment on column installations.token is 'The FCM token. It belongs to who registered it last: a phone changes hands.';

create table notifications (
  id uuid primary key,
  owner_id uuid not null references members (id),
  dedupe_key text not null check (length(dedupe_key) between 1 and 200),
  kind text not null check (kind in ('step_due', 'addition_due')),
  title jsonb not null check (title ?& array['fr', 'en']),
  body jsonb not null check (body ?& array['fr', 'en']),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  urgent boolean not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  missed_at timestamptz,
  read_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  unique (owner_id, dedupe_key)
);

create index notifications_newest on notifications (owner_id, created_at desc, id desc);
create index notifications_unread on notifications (owner_id) where read_at is null;

create trigger stamp_xid before update on notifications for each row execute function stamp_xid();

comment on table notifications is 'The inbox of each member.';
comment on column notifications.dedupe_key is 'What it tells about: the same thing is told once, however often a job runs.';
comment on column notifications.expires_at is 'From here on it is not pushed: an alarm for a hop that boiled off long ago must not ring.';
comment on column notifications.missed_at is 'When we gave up pushing it, because it had become too late.';

create table push_deliveries (
  notification_id uuid not null references notifications (id) on delete cascade,
  installation_id uuid not null,
  outcome text not null check (outcome in ('sent', 'token_dead', 'refused')),
  message_id text,
  reason text,
  sent_at timestamptz not null,
  primary key (notification_id, installation_id),
  check ((outcome = 'sent') = (message_id is not null))
);

comment on table push_deliveries is
  'What became of a push on each installation. A push that is tried again goes only where it has no row here.';
comment on column push_deliveries.installation_id is 'Not a reference: the installation goes when its token is dead.';
