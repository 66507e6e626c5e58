// What every object of Excel's model is on the host's side: a class of Excel's, whose modelled members are the getters,
// setters and methods of the same names. A member that is not there is not modelled, and is refused by name.
import type { World } from '../world.ts'

/** What the host tells the client about an object, so that the client can name the same one again in a later batch. */
export interface Identity {
  readonly Id?: string | number
  readonly _Id?: string | number
}

export abstract class HostObject {
  /** The name of the class in Excel's object model. */
  abstract readonly className: string
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  identity(): Identity {
    return {}
  }

  /** A second object for the same thing, which a client may keep while rows are inserted above it. */
  keep(): HostObject {
    return this
  }
}

/** A collection: its items in order, and one of them by its key. */
export abstract class HostCollection<Item extends HostObject = HostObject> extends HostObject {
  abstract hostItems(): readonly Item[]
  /** @throws ExcelError ItemNotFound */
  abstract getItem(key: unknown): HostObject
}

/** What `...OrNullObject` gives for something that is not there. */
export class NullObject extends HostObject {
  readonly className: string

  constructor(world: World, className: string) {
    super(world)
    this.className = className
  }
}
