// GET /runs/{id}: what happened in one run.
import { runPath } from '../../../shared/contract/api/requests.ts'
import { ApiError } from '../answers/api-error.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { plainMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { readVisibleRun } from '../reading/visible-runs.ts'
import { readPath } from '../requests/read-request.ts'

export const readRun: Action<'readRun'> = async ({ event, sight, services, facts, operation }) => {
  const { id } = readPath(event, runPath)
  const data = await readVisibleRun(id, sight, services)
  if (data === null) throw unknownRun()
  facts.runIds = [data.run_id]
  const etag = etagOf(sight, operation, data)
  if (holdsAlready(event, etag)) return notModified(etag)
  const meta = { ...plainMeta(data.last_updated), data_source: 'run record', run_id: data.run_id }
  return jsonAnswer({ data, meta, etag })
}

function unknownRun(): ApiError {
  const message = 'No run has that id: it was never published, or it has expired.'
  return new ApiError(404, 'VALIDATION_FAILED', message, {
    details: [{ field: 'id', message: 'the id of a run, as /api/v1/runs lists them' }],
  })
}
