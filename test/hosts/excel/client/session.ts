// The session through which Microsoft's library reaches the host: it carries a batch there as the JSON it is on the wire,
// counts it, and holds the host's limits on its size.
import type { ResponseBody } from '../protocol/messages.ts'
import { processRequest } from '../protocol/process-request.ts'
import { ExcelError } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import type { OfficeClient } from './evaluate-library.ts'

/** What the library makes of an answer: a body, or an error about the batch as a whole. */
interface ExecutorResponse {
  readonly ErrorCode: string
  readonly ErrorMessage: string
  readonly HttpStatusCode?: number
  readonly Headers: Readonly<Record<string, string>>
  readonly Body: (ResponseBody & { TraceIds: number[] }) | null
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength
const TRACE = 5

/** From now on every context of this client talks to this host. */
export function connectSession({ OfficeExtension }: OfficeClient, world: World): void {
  let turn: Promise<unknown> = Promise.resolve()
  const executor = {
    executeAsync: (_custom: string, flags: number, message: { Body: never }) => {
      const answer = turn.then(() => execute(message.Body, flags, world))
      turn = answer.catch(() => undefined)
      return answer
    },
  }
  class HostSession extends OfficeExtension.SessionBase {
    async _resolveRequestUrlAndHeaderInfo() {
      return null
    }
    _createRequestExecutorOrNull() {
      return executor
    }
    getEventRegistration() {
      return documentEvents(world)
    }
  }
  OfficeExtension.SessionBase._overrideSession = new HostSession()
  OfficeExtension._testSetRichApiMessageReadyImpl(async () => undefined)
  world.events.connect((messages) => OfficeExtension._testTriggerRichApiMessageEvent(messages))
}

const DELAY_FOR_CELL_EDIT = 64

async function execute(body: object, flags: number, world: World): Promise<ExecutorResponse> {
  const text = JSON.stringify(body)
  const bytesSent = bytesOf(text)
  const limit = world.host.payloadLimitBytes ?? Number.POSITIVE_INFINITY
  const operations = (body as { Actions: unknown[] }).Actions.length
  const done = (answer: ExecutorResponse, bytesReceived = 0): ExecutorResponse => {
    const errorCode = answer.ErrorCode || answer.Body?.Error?.Code || null
    world.ledger.sync({ operations, bytesSent, bytesReceived, errorCode })
    return answer
  }
  if (bytesSent > limit) return done(refused(new ExcelError('RequestPayloadSizeLimitExceeded')))
  if (world.state.editing) {
    if ((flags & DELAY_FOR_CELL_EDIT) === 0)
      return done(refused(new ExcelError('InvalidOperationInCellEditMode')))
    await world.state.editing
  }
  const request = JSON.parse(text)
  const answer = JSON.stringify(await world.state.batch(() => processRequest(request, world)))
  const bytesReceived = bytesOf(answer)
  if (bytesReceived > limit) return done(refused(new ExcelError('ResponsePayloadSizeLimitExceeded')), bytesReceived)
  const TraceIds = request.Actions.filter(({ ActionType }: { ActionType: number }) => ActionType === TRACE)
    .map(({ Id }: { Id: number }) => Id)
  const response = { ErrorCode: '', ErrorMessage: '', Headers: {}, Body: { ...JSON.parse(answer), TraceIds } }
  setTimeout(() => world.events.flush(), 0)
  return done(response, bytesReceived)
}

function refused({ code, message }: ExcelError): ExecutorResponse {
  return { ErrorCode: code, ErrorMessage: message, HttpStatusCode: 400, Headers: {}, Body: null }
}

function documentEvents(world: World) {
  const removals = new Map<unknown, () => void>()
  return {
    async register(type: number, _target: string, handler: (event: unknown) => unknown) {
      removals.set(handler, world.events.onDocument(type, handler))
    },
    async unregister(_type: number, _target: string, handler: unknown) {
      removals.get(handler)?.()
    },
  }
}
