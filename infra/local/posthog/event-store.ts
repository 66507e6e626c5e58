// Where the embedded PostHog keeps its events: one table in a schema of its own, apart from the platform's database.
import pg from 'pg'

/** An event as it was taken in; `properties` is its JSON text. */
export interface StoredEvent {
  readonly uuid: string
  readonly event: string
  readonly distinctId: string
  /** ISO 8601. */
  readonly timestamp: string
  readonly properties: string
}

/**
 * The key is PostHog's: ClickHouse keeps the newest row of (day, event, distinct_id, uuid), once it merges; here it does
 * so at once. Text is ordered by its bytes, as ClickHouse orders it.
 */
const TABLE = `
CREATE SCHEMA IF NOT EXISTS posthog;
CREATE TABLE IF NOT EXISTS posthog.events (
  uuid uuid NOT NULL,
  event text COLLATE "C" NOT NULL,
  distinct_id text COLLATE "C" NOT NULL,
  "timestamp" timestamptz NOT NULL,
  day date GENERATED ALWAYS AS (("timestamp" AT TIME ZONE 'UTC')::date) STORED,
  properties json NOT NULL,
  PRIMARY KEY (day, event, distinct_id, uuid)
)`

const KEEP = `
INSERT INTO posthog.events (uuid, event, distinct_id, "timestamp", properties)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::json[])
ON CONFLICT (day, event, distinct_id, uuid)
DO UPDATE SET "timestamp" = excluded."timestamp", properties = excluded.properties`

/** Connects, and makes the table when it is absent. */
export async function openEventStore(databaseUrl: string): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 2,
    options: '-c TimeZone=UTC',
    // "10 seconds of max execution time" (docs/api/queries).
    statement_timeout: 10_000,
  })
  // An idle connection that the server ends is no failure of whoever asks next.
  pool.on('error', () => undefined)
  try {
    await pool.query(TABLE)
  } catch (error) {
    await pool.end()
    throw error
  }
  return pool
}

/** Keeps each event once; of several with one key, the last. */
export async function keepEvents(pool: pg.Pool, events: readonly StoredEvent[]): Promise<void> {
  const latest = new Map(
    events.map((event) => [
      JSON.stringify([event.timestamp.slice(0, 10), event.event, event.distinctId, event.uuid.toLowerCase()]),
      event,
    ]),
  )
  const kept = [...latest.values()]
  await pool.query(KEEP, [
    kept.map(({ uuid }) => uuid),
    kept.map(({ event }) => event),
    kept.map(({ distinctId }) => distinctId),
    kept.map(({ timestamp }) => timestamp),
    kept.map(({ properties }) => properties),
  ])
}
