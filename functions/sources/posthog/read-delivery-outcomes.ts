// The delivery outcomes of a span, as PostHog counted and added them: a row a tenant, outcome, IP and VPS.
import * as z from 'zod'
import type { DeliveryOutcome } from '../../../shared/events/business-events.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { DELIVERY_OUTCOMES_QUERY } from './queries.ts'
import type { AskPostHog } from './query-client.ts'
import { malformed } from './query-error.ts'

export interface DeliveryOutcomes {
  /** Ascending by tenant, outcome, IP and VPS. */
  readonly outcomes: readonly DeliveryOutcome[]
  /** The newest event among them, epoch milliseconds; null without one. */
  readonly latestMs: number | null
}

const MICROS_PER_DOLLAR = 1_000_000

const rowsSchema = z.array(
  z.tuple([z.string(), z.string(), z.string(), z.string(), z.int().min(0), z.number().nullable(), z.int()]),
)

/** Outcomes of `[fromMs, untilMs)`, epoch milliseconds. @throws PostHogQueryError */
export async function readDeliveryOutcomes(
  ask: AskPostHog,
  { fromMs, untilMs, pageRows }: { fromMs: number; untilMs: number; pageRows: number },
): Promise<DeliveryOutcomes> {
  const outcomes: DeliveryOutcome[] = []
  let latestMs: number | null = null
  let after: readonly string[] | null = null
  for (;;) {
    const [tenant, outcome, ip, vps]: readonly string[] = after ?? []
    const rows = await ask(DELIVERY_OUTCOMES_QUERY, {
      event: 'email_delivery_outcome',
      from: instantText(fromMs),
      until: instantText(untilMs),
      is_first_page: after === null ? 1 : 0,
      after_tenant: tenant ?? '',
      after_outcome: outcome ?? '',
      after_ip: ip ?? '',
      after_vps: vps ?? '',
      page_rows: pageRows,
    })
    const page = rowsSchema.safeParse(rows)
    if (!page.success) throw malformed('a delivery outcome does not have the form that was asked for')
    for (const [tenantId, name, ipId, vpsId, incidents, costMicros, rowLatestMs] of page.data) {
      const place = [tenantId, name, ipId, vpsId]
      if (after !== null && !isAfter(place, after)) {
        throw malformed('delivery outcomes are not in the order that was asked for')
      }
      after = place
      latestMs = Math.max(latestMs ?? rowLatestMs, rowLatestMs)
      outcomes.push({
        tenantIdText: tenantId || null,
        outcome: name,
        incidents,
        costImpactDollars: costMicros === null ? null : costMicros / MICROS_PER_DOLLAR,
        ipId: ipId || null,
        vpsId: vpsId || null,
      })
    }
    if (page.data.length < pageRows) return { outcomes, latestMs }
  }
}

function isAfter(place: readonly string[], before: readonly string[]): boolean {
  const index = place.findIndex((text, at) => text !== before[at])
  return index >= 0 && Buffer.compare(Buffer.from(place[index] ?? ''), Buffer.from(before[index] ?? '')) > 0
}
