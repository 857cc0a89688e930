alter table batches
  add column equipment_id uuid,
  add column equipment jsonb check (jsonb_typeof(equipment) = 'object');

comment on column batches.equipment_id is
  'The profile it was planned for. Not a reference: the batch owns its copy, and outlives the profile.';
comment on column batches.equipment is
  'The profile as it was when the batch was made; null when it is brewed with the usual losses. It never changes.';
