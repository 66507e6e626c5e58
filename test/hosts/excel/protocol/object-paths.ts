// From the path that names an object to the object: each path is followed once in a batch, in the order of the actions, as
// a path may have an effect (`worksheets.add()`).
import { HostCollection, HostObject, NullObject } from '../objects/host-object.ts'
import type { World } from '../world.ts'
import { checkedArguments } from './check-arguments.ts'
import { ExcelError, notModelled } from './excel-error.ts'
import { wireMember, withLocation } from './members-of.ts'
import { type ArgumentInfo, type ObjectPathInfo, PathType } from './messages.ts'

export class ObjectPaths {
  readonly #paths: Readonly<Record<string, ObjectPathInfo>>
  readonly #world: World
  readonly #objects = new Map<number, HostObject>()

  constructor(paths: Readonly<Record<string, ObjectPathInfo>>, world: World) {
    this.#paths = paths
    this.#world = world
  }

  /** @throws ExcelError as the path's members refuse; InvalidReference for a reference that was released */
  async object(id: number): Promise<HostObject> {
    const known = this.#objects.get(id)
    if (known) return known
    const info = this.#paths[id]
    if (!info) throw new ExcelError('InvalidArgument')
    const object = await this.#follow(info)
    this.#objects.set(id, object)
    return object
  }

  /** From now on the path leads to the kept object, which later batches name by its reference. */
  keep(id: number, object: HostObject): void {
    this.#objects.set(id, object)
  }

  async #follow(info: ObjectPathInfo): Promise<HostObject> {
    if (info.ObjectPathType === PathType.root) return this.#world.root()
    if (info.ObjectPathType === PathType.reference) return this.#world.references.object(info.Name)
    if (info.ObjectPathType === PathType.newObject) throw notModelled(info.Name)
    if (info.ObjectPathType === PathType.nullObject) return new NullObject(this.#world, 'Object')
    const parent = await this.object(info.ParentObjectPathId ?? 0)
    if (parent instanceof NullObject) return parent
    return info.ObjectPathType === PathType.indexer
      ? this.#item(parent, info)
      : await this.#memberObject(parent, info)
  }

  async #item(parent: HostObject, info: ObjectPathInfo): Promise<HostObject> {
    if (!(parent instanceof HostCollection)) throw notModelled(`${parent.className}.getItem`)
    const [key] = await this.values(info.ArgumentInfo)
    try {
      return parent.getItem(key)
    } catch (cause) {
      throw cause instanceof ExcelError ? withLocation(cause, `${parent.className}.getItem`) : cause
    }
  }

  async #memberObject(parent: HostObject, info: ObjectPathInfo): Promise<HostObject> {
    const member = wireMember(parent, info.Name, this.#world.sets)
    try {
      const value =
        info.ObjectPathType === PathType.property
          ? member.descriptor.get?.call(parent)
          : await member.descriptor.value.apply(
              parent,
              checkedArguments(parent, member, await this.values(info.ArgumentInfo)),
            )
      if (!(value instanceof HostObject)) throw notModelled(`${parent.className}.${member.name}`)
      return value
    } catch (cause) {
      throw cause instanceof ExcelError ? withLocation(cause, `${parent.className}.${member.name}`) : cause
    }
  }

  /** @returns the arguments, with objects in the places of the paths that name them */
  async values(info: ArgumentInfo | undefined): Promise<unknown[]> {
    const values = [...(info?.Arguments ?? [])]
    for (const [place, ids] of (info?.ReferencedObjectPathIds ?? []).entries()) {
      if (Array.isArray(ids)) values[place] = await Promise.all(ids.map((id) => this.object(id)))
      else if (ids) values[place] = await this.object(ids as number)
    }
    return values
  }
}
