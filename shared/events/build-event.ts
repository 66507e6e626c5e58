// One event to be written, with its identity: the same run, tenant and kind is the same event, however often it is sent.
import { instantText } from '../periods/instants.ts'
import type { BusinessEventName, EventToWrite } from './business-events.ts'
import { EVENT_PROPERTIES, type EventProperties } from './event-properties.ts'

/** The namespace of our event ids in UUID version 5. */
export const EVENT_NAMESPACE = '5f0c6a52-9f53-4f0e-9d0b-3c1d4f6a7e21'

/** Who writes, and when the events happened. */
export interface EventRun {
  readonly runId: string
  readonly atMs: number
  /** UUID version 5 of a name in `EVENT_NAMESPACE`. */
  readonly uuidOf: (name: string) => string
}

/**
 * @param properties all but the two that every event has
 * @throws ZodError when a property is not what the documents say
 */
export function buildEvent<Name extends BusinessEventName>(
  run: EventRun,
  name: Name,
  tenantId: string,
  properties: Omit<EventProperties<Name>, 'tenant_id' | 'tracking_date'>,
): EventToWrite {
  return {
    uuid: run.uuidOf(eventIdentity(run.runId, tenantId, name)),
    name,
    atMs: run.atMs,
    tenantId,
    properties: EVENT_PROPERTIES[name].parse({
      tenant_id: tenantId,
      tracking_date: instantText(run.atMs),
      ...properties,
    }),
  }
}

/** What an event's id is derived from. */
export function eventIdentity(runId: string, tenantId: string, name: BusinessEventName): string {
  return `${runId}/${tenantId}/${name}`
}
