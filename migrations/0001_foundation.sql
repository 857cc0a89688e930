-- The two roles. Migrations run as the owner of everything; the application logs in as a member of
-- brasse_bouillon_app, which owns nothing: it reads and writes rows, and cannot alter a table.
do $$
begin
  if not exists (select from pg_roles where rolname = 'brasse_bouillon_app') then
    create role brasse_bouillon_app nologin;
  end if;
exception
  -- Another database of the same server is being migrated at this moment.
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'the role brasse_bouillon_app is missing, and % may not create roles', current_user
      using hint = 'As an administrator: create role brasse_bouillon_app nologin; then run migrate again.';
end
$$;

comment on schema brasse_bouillon is 'Everything the application stores. Owned by the login that migrates.';

grant usage on schema brasse_bouillon to brasse_bouillon_app;

-- Tables made by later migrations are the application's to read and write. Append-only ones take UPDATE and DELETE
-- back, beside their CREATE TABLE.
alter default privileges in schema brasse_bouillon
  grant select, insert, update, delete on tables to brasse_bouillon_app;
alter default privileges in schema brasse_bouillon
  grant usage on sequences to brasse_bouillon_app;

create function stamp_xid() returns trigger
  language plpgsql
  as $$
begin
  new.xid := pg_current_xact_id();
  return new;
end
$$;

comment on function stamp_xid() is
  'BEFORE UPDATE trigger of every synced table: notes the writing transaction, so that a delta sync that reads up to '
  'the oldest running transaction never skips a change. Inserts get it from the default of the column.';
