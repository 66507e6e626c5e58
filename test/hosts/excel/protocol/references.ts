// Objects that a client keeps: named by an id that goes over the wire, until they are released or the workbook is closed.
// https://learn.microsoft.com/javascript/api/excel/excel.requestcontext (trackedObjects)
import type { HostObject } from '../objects/host-object.ts'
import { ExcelError } from './excel-error.ts'

export class References {
  readonly #objects = new Map<string, HostObject>()
  readonly #ids = new Map<HostObject, string>()
  #kept = 0

  /** @returns the object's id: the one that it has, or a new one */
  keep(object: HostObject): string {
    const known = this.#ids.get(object)
    if (known) return known
    const id = `R${++this.#kept}`
    this.#objects.set(id, object)
    this.#ids.set(object, id)
    return id
  }

  idOf(object: HostObject): string | undefined {
    return this.#ids.get(object)
  }

  /** @throws ExcelError InvalidReference once it was released */
  object(id: string): HostObject {
    const object = this.#objects.get(id)
    if (!object) throw new ExcelError('InvalidReference')
    return object
  }

  release(id: string): void {
    const object = this.#objects.get(id)
    if (object) this.#ids.delete(object)
    this.#objects.delete(id)
  }

  entries(): readonly (readonly [id: string, object: HostObject])[] {
    return [...this.#objects]
  }
}
