// The messages between Microsoft's client library and Excel, as the library writes them: objects are named by the path that
// leads to them, and a batch is a list of actions on these.

export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  ensureUnchanged: 8,
  queryAsJson: 7,
  update: 9,
} as const

export const PathType = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[]
  /** Path ids of the arguments that are objects, at their places; null or absent where the argument is a value. */
  readonly ReferencedObjectPathIds?: readonly (number | readonly number[] | null)[]
}

export interface ObjectPathInfo {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: ArgumentInfo
}

export interface QueryInfo {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

export interface ActionInfo {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo
  readonly QueryInfo?: QueryInfo
  readonly ObjectState?: Readonly<Record<string, unknown>>
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean
  readonly Actions: readonly ActionInfo[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPathInfo>>
}

export interface ActionResult {
  readonly ActionId: number
  readonly Value: unknown
}

export interface ResponseError {
  readonly Code: string
  readonly Message: string
  readonly Location: string | null
  readonly ActionIndex: number
  readonly HttpStatusCode: number
}

export interface ResponseBody {
  readonly Results: readonly ActionResult[]
  readonly Error?: ResponseError
}
