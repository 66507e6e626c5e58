// The business events of a window, page by page: each once, ascending by time and uuid.
import * as z from 'zod'
import { BUSINESS_EVENTS, type BusinessEvent } from '../../../shared/events/business-events.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { BUSINESS_EVENT_VALUES, BUSINESS_EVENTS_QUERY } from './queries.ts'
import type { AskPostHog } from './query-client.ts'
import { malformed } from './query-error.ts'

const propertiesSchema = z.union([
  z.record(z.string(), z.unknown()),
  z
    .string()
    .transform((text) => parseJson(text))
    .pipe(z.record(z.string(), z.unknown())),
])

const rowsSchema = z.array(
  z.tuple([z.string().min(1), z.enum(BUSINESS_EVENTS), z.int(), propertiesSchema]).transform(toEvent),
)

/**
 * Events of `[fromMs, untilMs)`, epoch milliseconds. One that was written twice, and that ClickHouse has not merged yet, is
 * read once. @throws PostHogQueryError
 */
export async function readBusinessEvents(
  ask: AskPostHog,
  { fromMs, untilMs, pageRows }: { fromMs: number; untilMs: number; pageRows: number },
): Promise<BusinessEvent[]> {
  const byId = new Map<string, BusinessEvent>()
  let after = { ms: fromMs - 1, id: '' }
  for (;;) {
    const rows = await ask(BUSINESS_EVENTS_QUERY, {
      ...BUSINESS_EVENT_VALUES,
      from: instantText(fromMs),
      until: instantText(untilMs),
      after_ms: after.ms,
      after_id: after.id,
      page_rows: pageRows,
    })
    const page = rowsSchema.safeParse(rows)
    if (!page.success) throw malformed('a business event does not have the form that was asked for')
    const before = after
    for (const event of page.data) {
      if (event.atMs < after.ms || (event.atMs === after.ms && event.uuid < after.id)) throw outOfOrder()
      after = { ms: event.atMs, id: event.uuid }
      if (!byId.has(event.uuid)) byId.set(event.uuid, event)
    }
    if (page.data.length < pageRows) return [...byId.values()]
    if (after.ms === before.ms && after.id === before.id) throw outOfOrder()
  }
}

type Row = [
  uuid: string,
  name: (typeof BUSINESS_EVENTS)[number],
  atMs: number,
  properties: Record<string, unknown>,
]

/** What PostHog's libraries add to the properties (`$lib`, `$geoip_disable`) is not of the event. */
function toEvent([uuid, name, atMs, all]: Row): BusinessEvent {
  const properties = Object.fromEntries(Object.entries(all).filter(([property]) => !property.startsWith('$')))
  const { tenant_id: tenantId } = properties
  const tenantIdText = typeof tenantId === 'string' || typeof tenantId === 'number' ? String(tenantId) : null
  return { uuid, name, atMs, tenantIdText: tenantIdText || null, properties }
}

/** Also when a page begins where the last one did: the next would never end. */
function outOfOrder(): Error {
  return malformed('business events are not in the order that was asked for')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
