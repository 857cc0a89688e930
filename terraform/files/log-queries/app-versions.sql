-- Apps: which versions still call, and how many members have them
SELECT
  http_request.user_agent AS app,
  COUNT(DISTINCT JSON_VALUE(json_payload.member)) AS members,
  COUNT(*) AS requests
FROM ${logs}
WHERE timestamp > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY)
  AND JSON_VALUE(json_payload.event) = 'http.request'
  AND JSON_VALUE(resource.labels.service_name) = '${api}'
GROUP BY app
ORDER BY requests DESC
LIMIT 50
