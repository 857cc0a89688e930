-- Every row there is satisfies the narrower check that this replaces: there is nothing to look for in them.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in (
  'step_due', 'addition_due', 'timer_over', 'packaging_due', 'fermentation_finished', 'fermentation_stuck',
  'fermentation_too_warm', 'device_silent', 'reminder', 'comment', 'rating', 'low_stock'
)) not valid;

create table notification_preferences (
  owner_id uuid primary key references members (id),
  push jsonb not null default '{}' check (jsonb_typeof(push) = 'object'),
  quiet_from time,
  quiet_to time,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  check ((quiet_from is null) = (quiet_to is null)),
  check (quiet_from <> quiet_to)
);

create trigger stamp_xid before update on notification_preferences for each row execute function stamp_xid();

comment on table notification_preferences is
  'What members want to be rung for, and when not. Who has not chosen has no row.';
comment on column notification_preferences.push is
  'Whether a kind is pushed, by kind. A kind that is not named here is pushed as its policy says.';
comment on column notification_preferences.quiet_from is 'By the clock on the member''s wall (members.time_zone).';
comment on column notification_preferences.quiet_to is 'Earlier than quiet_from when the quiet hours go past midnight.';
