// The session through which Microsoft's library reaches the host: it carries a batch there as the JSON that it is on the
// wire, and events back.
import type { World } from '../world.ts'
import type { OfficeClient } from './evaluate-library.ts'

/** From now on every context of this client talks to this host. */
export function connectSession({ OfficeExtension }: OfficeClient, world: World): void {
  const executor = {
    executeAsync: async (_custom: string, flags: number, message: { Body: object }) =>
      JSON.parse(await world.answer(JSON.stringify(message.Body), flags)),
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
  world.events.connect(
    (messages) => OfficeExtension._testTriggerRichApiMessageEvent(messages),
    () => world.calculated(),
  )
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
