-- Routes: requests, errors and how slow, in the last 24 hours
SELECT
  JSON_VALUE(json_payload.operation) AS operation,
  COUNT(*) AS requests,
  COUNTIF(http_request.status >= 500) AS errors,
  ROUND(1000 * APPROX_QUANTILES(http_request.latency.seconds + http_request.latency.nanos / 1e9, 100)[OFFSET(50)], 1) AS p50_ms,
  ROUND(1000 * APPROX_QUANTILES(http_request.latency.seconds + http_request.latency.nanos / 1e9, 100)[OFFSET(95)], 1) AS p95_ms
FROM ${logs}
WHERE timestamp > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 24 HOUR)
  AND JSON_VALUE(json_payload.event) LIKE 'http.request%'
  AND JSON_VALUE(resource.labels.service_name) = '${api}'
GROUP BY operation
ORDER BY p95_ms DESC
LIMIT 50
