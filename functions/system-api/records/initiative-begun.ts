// What an initiative begins as: from an opportunity that a summary published, or as somebody writes it.
import type { InitiativeValues } from '../../../shared/contract/decisions/initiative.ts'
import type { Opportunity } from '../../../shared/contract/summary/opportunity.ts'
import { initiativeFrom } from '../../../shared/decisions/initiatives/start-initiative.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import type { Call } from '../../figures-api/perform.ts'
import { openSummary } from '../../figures-api/reading/open-summary.ts'
import type { SystemServices } from '../services.ts'

type StartCall = Call<'startInitiative', SystemServices>

export async function valuesOf(call: StartCall): Promise<InitiativeValues> {
  const { request, caller } = call
  const { opportunity, values } = request
  const { title, description, owner = caller.person, decisionId, milestones } = values
  if (opportunity === undefined) {
    return {
      ...{ title: title ?? '', description: description ?? '', source: { kind: 'free' } },
      ...{
        decisionId,
        tenantId: values.tenantId ?? null,
        owner,
        expected: values.expected ?? null,
        milestones,
      },
    }
  }
  const { found, summaryRunId } = await publishedOpportunity(call, opportunity)
  const from = initiativeFrom(found, summaryRunId, owner)
  return {
    ...from,
    ...{ title: title ?? from.title, description: description ?? from.description, decisionId, milestones },
  }
}

/** @throws ApiError where the summary is not there, or has no such opportunity */
async function publishedOpportunity(
  call: StartCall,
  { id, ...question }: NonNullable<StartCall['request']['opportunity']>,
): Promise<{ readonly found: Opportunity; readonly summaryRunId: string }> {
  // What the client holds already says nothing about what it asks to be written.
  const opened = await openSummary({ ...call, event: { ...call.event, headers: {} } }, question)
  if ('unchanged' in opened) throw new Error('Nothing was held, and yet nothing has changed.')
  const { view } = opened
  const { opportunities } = await view.opportunities()
  const found = opportunities.find((one) => one.id === id)
  if (found !== undefined) return { found, summaryRunId: view.record.runId }
  throw new ApiError(
    404,
    'VALIDATION_FAILED',
    `The strategic summary of ${view.record.period} has no opportunity of that id: list them again (/api/v1/opportunities).`,
    {
      details: [
        { field: 'opportunity.id', message: 'the id of an opportunity, as listOpportunities answers it' },
      ],
    },
  )
}
