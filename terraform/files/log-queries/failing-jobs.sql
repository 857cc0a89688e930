-- Jobs: which fail, how often, with what, in the last 7 days
SELECT
  JSON_VALUE(json_payload.task) AS task,
  JSON_VALUE(json_payload.event) AS event,
  ANY_VALUE(JSON_VALUE(json_payload.message)) AS example,
  COUNT(*) AS times,
  MAX(timestamp) AS last
FROM ${logs}
WHERE timestamp > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY)
  AND JSON_VALUE(json_payload.event) IN ('job.failed', 'job.gave_up')
  AND JSON_VALUE(resource.labels.service_name) = '${worker}'
GROUP BY task, event
ORDER BY times DESC
