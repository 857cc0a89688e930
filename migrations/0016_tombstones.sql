-- Before the first release no database has rows in these tables: the indexes need not be built concurrently.
create index reminders_tombstones on reminders (deleted_at) where deleted_at is not null;
create index measurements_tombstones on measurements (deleted_at) where deleted_at is not null;
create index batch_notes_tombstones on batch_notes (deleted_at) where deleted_at is not null;
create index batch_photos_tombstones on batch_photos (deleted_at) where deleted_at is not null;
create index batch_tastings_tombstones on batch_tastings (deleted_at) where deleted_at is not null;
