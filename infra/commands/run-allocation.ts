// Invokes the allocate-costs handler as AWS would, then reads the published run back through the reader that every
// screen uses: what a command shows is what was published.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { AllocateCostsAnswer } from '../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { announceStage } from '../../functions/runtime/stages.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { findRunById, readExplanation, readFigures } from '../../functions/stores/runs/run-reader.ts'
import type { TenantExplanation } from '../../shared/contract/explanation.ts'
import type { RunFigures, TenantFigures } from '../../shared/contract/run-figures.ts'
import { findTenant } from '../../shared/tenants/find-tenant.ts'

export interface ShownRun {
  readonly answer: AllocateCostsAnswer
  readonly figures: RunFigures
  readonly explained: { readonly tenant: TenantFigures; readonly explanation: TenantExplanation } | null
}

/** @param explain a tenant's id or name whose derivation is wanted */
export async function runAllocation(event: Partial<AllocateCostsEvent>, explain?: string): Promise<ShownRun> {
  // Imported only now: the handler's clients take the addresses that the system just started put in the environment.
  const { handler } = await import('../../functions/allocate-costs/handler.ts')
  const asked = event.dryRun
    ? { ...event, includeFigures: true, ...(explain !== undefined && { explain }) }
    : event
  const answer = await handler(asked as AllocateCostsEvent, commandContext())
  if (answer.runId === null) {
    const figures = answer.figures as RunFigures
    const tenant = explain === undefined ? null : findTenant(figures.tenants, explain, 'explain')
    return {
      answer,
      figures,
      explained: tenant && { tenant, explanation: answer.explanation as TenantExplanation },
    }
  }
  announceStage('Reading the published run')
  const table = connectFiguresTable(process.env.FIGURES_TABLE ?? '')
  const record = await findRunById(table, answer.runId)
  const figures = await readFigures(table, record)
  if (explain === undefined) return { answer, figures, explained: null }
  const tenant = findTenant(figures.tenants, explain, 'explain')
  return {
    answer,
    figures,
    explained: { tenant, explanation: await readExplanation(table, record, tenant.tenantId) },
  }
}

/** The context of an invocation, as far as the handlers look at it. */
function commandContext(): Context {
  return { awsRequestId: randomUUID(), functionName: 'allocate-costs' } as Context
}
