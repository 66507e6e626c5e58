// GET /system/initiatives: what was undertaken, set down last first.
import type { z } from 'zod'
import type { initiativesPage } from '../../../shared/contract/api/answers/system/initiatives.ts'
import { INITIATIVE_STATUSES } from '../../../shared/contract/decisions/initiative.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { apiInitiative, modeledBeside } from '../records/api-initiative.ts'
import { recordMeta } from '../records/record-meta.ts'
import type { SystemServices } from '../services.ts'

export const listInitiatives: Action<'listInitiatives', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, operation, caller, sight, services } = call
  const { limit, cursor, ...question } = request
  const asked = { operation, caller, sight, question }
  const after = cursor === undefined ? undefined : (await services.cursors.open(cursor, asked)).after
  const { records, next } = await services.initiatives.list({
    statuses: question.status === undefined ? INITIATIVE_STATUSES : [question.status],
    most: limit,
    ...(after !== undefined && { after }),
  })
  const nowMs = services.clock()
  const data: z.infer<typeof initiativesPage> = {
    initiatives: records.map((initiative) => apiInitiative(initiative, caller, nowMs)),
    modeled: modeledBeside(records),
    next_cursor: next === null ? null : await services.cursors.seal({ of: operation, after: next }, asked),
  }
  return jsonAnswer({ data, meta: recordMeta() })
}
