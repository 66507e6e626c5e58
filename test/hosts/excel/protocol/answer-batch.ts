// What the host makes of one batch, text for text as on the wire: one at a time, counted, and within the host's limits.
import type { World } from '../world.ts'
import { ExcelError } from './excel-error.ts'
import { ActionType, type RequestBody, type ResponseBody } from './messages.ts'
import { processRequest } from './process-request.ts'

/** What the library makes of an answer: a body, or an error about the batch as a whole. */
export interface BatchAnswer {
  readonly ErrorCode: string
  readonly ErrorMessage: string
  readonly HttpStatusCode?: number
  readonly Headers: Readonly<Record<string, string>>
  readonly Body: (ResponseBody & { readonly TraceIds: readonly number[] }) | null
}

/** `delayForCellEdit` of a run: the batch waits for the user to leave the cell. */
const DELAY_FOR_CELL_EDIT = 64

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength

/** @returns what answers batches, each the JSON of a request by the JSON of an answer */
export function batchesOf(world: World): (request: string, flags: number) => Promise<string> {
  let turn: Promise<unknown> = Promise.resolve()
  return async (request, flags) => {
    const waits = (flags & DELAY_FOR_CELL_EDIT) !== 0
    for (;;) {
      // Outside of its turn, so that batches that do not wait are refused at once.
      if (waits) await world.state.editing
      const answer = turn.then(() => (waits && world.state.editing ? null : answerBatch(request, world)))
      turn = answer.catch(() => undefined)
      const done = await answer
      if (done) return JSON.stringify(done)
    }
  }
}

async function answerBatch(text: string, world: World): Promise<BatchAnswer> {
  const bytesSent = bytesOf(text)
  const limit = world.host.payloadLimitBytes ?? Number.POSITIVE_INFINITY
  const request: RequestBody = JSON.parse(text)
  const operations = request.Actions.length
  const done = (answer: BatchAnswer, bytesReceived = 0): BatchAnswer => {
    const errorCode = answer.ErrorCode || answer.Body?.Error?.Code || null
    world.ledger.sync({ operations, bytesSent, bytesReceived, errorCode, isCleanUp: isCleanUp(request) })
    return answer
  }
  if (bytesSent > limit) return done(refused(new ExcelError('RequestPayloadSizeLimitExceeded')))
  if (world.state.editing) return done(refused(new ExcelError('InvalidOperationInCellEditMode')))
  const { isDone, isAnswered } = await world.interruptions.next()
  const perform = () => world.events.holding(() => world.state.batch(() => processRequest(request, world)))
  if (!isAnswered) {
    if (isDone) await perform()
    return done(refused(new ExcelError('ConnectionFailure')))
  }
  const body = await perform()
  const bytesReceived = bytesOf(JSON.stringify(body))
  if (bytesReceived > limit)
    return done(refused(new ExcelError('ResponsePayloadSizeLimitExceeded')), bytesReceived)
  const traces = request.Actions.filter((action) => action.ActionType === ActionType.trace)
  const TraceIds = traces.map(({ Id }) => Id)
  return done({ ErrorCode: '', ErrorMessage: '', Headers: {}, Body: { ...body, TraceIds } }, bytesReceived)
}

const BESIDE: readonly number[] = [ActionType.instantiate, ActionType.trace]

function isCleanUp({ Actions }: RequestBody): boolean {
  const others = Actions.filter(({ ActionType: type }) => !BESIDE.includes(type))
  return others.length > 0 && others.every(({ Name }) => Name === '_RemoveReference')
}

function refused({ code, message }: ExcelError): BatchAnswer {
  return { ErrorCode: code, ErrorMessage: message, HttpStatusCode: 400, Headers: {}, Body: null }
}
