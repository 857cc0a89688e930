create table idempotency_keys (
  scope text not null check (length(scope) between 1 and 128),
  route text not null check (length(route) between 1 and 128),
  key text not null check (length(key) between 1 and 255),
  fingerprint text not null,
  status smallint not null check (status between 200 and 399),
  headers jsonb not null,
  body text,
  expires_at timestamptz not null,
  primary key (scope, route, key)
);

create index idempotency_keys_expires_at on idempotency_keys (expires_at);

comment on table idempotency_keys is
  'Answers to POSTs that came with an Idempotency-Key, written in the transaction of their effect and kept for 24 h. '
  'A large body stays in its row: PostgreSQL moves it out of line (TOAST), so that looking a key up never reads it.';
comment on column idempotency_keys.scope is 'The actor: two members may use the same key.';
comment on column idempotency_keys.route is 'The id of the operation.';
comment on column idempotency_keys.fingerprint is 'SHA-256 of method, URL and body: another request under the same key is refused.';
comment on column idempotency_keys.expires_at is 'From here on the row counts as absent; a job deletes it.';
