// The program's own surroundings: whether events reach it. https://learn.microsoft.com/javascript/api/excel/excel.runtime
import { givenBoolean } from './given.ts'
import { HostObject } from './host-object.ts'

export class Runtime extends HostObject {
  readonly className = 'Runtime'

  get enableEvents(): boolean {
    return this.world.events.enabled
  }

  set enableEvents(enabled: unknown) {
    this.world.events.enabled = givenBoolean(enabled)
  }
}
