// The figures of some tenants of a run, read by key: what an answer of a few cells needs, without the rest of the run.
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { takeKeys } from '../batch-get.ts'
import type { FiguresTable } from '../figures-table.ts'
import { tenantKey } from './keys.ts'
import type { RunRecord } from './run-record.ts'

/**
 * Rows by tenant id, in no particular order; a tenant that is not in the run is absent.
 *
 * @param tenantIds as they are in the run's directory; an id asked for twice is read once
 */
export async function readRows(
  table: FiguresTable,
  { runId }: RunRecord,
  tenantIds: readonly string[],
): Promise<Map<string, TenantFigures>> {
  const rows = new Map<string, TenantFigures>()
  const keys = tenantIds.map((tenantId) => tenantKey(runId, tenantId))
  // Parsed as they arrive, while DynamoDB works on the next ones; the keys are in the body too.
  const take = ({ body }: { readonly body: string }) => {
    const row = JSON.parse(body) as TenantFigures
    rows.set(row.tenantId, row)
  }
  await takeKeys(table, keys, take, { attributes: ['body'] })
  return rows
}
