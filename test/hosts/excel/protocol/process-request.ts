// One batch: the actions in their order, up to the first that fails; what was done before it stays done, as in Excel.
// https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model#sync
import { isSupported } from '../members/catalogue.ts'
import type { HostObject } from '../objects/host-object.ts'
import { NullObject } from '../objects/host-object.ts'
import type { World } from '../world.ts'
import { checkedArguments, checkedValue } from './check-arguments.ts'
import { ExcelError, notModelled } from './excel-error.ts'
import { checkEvent, wireMember, withLocation } from './members-of.ts'
import {
  type ActionInfo,
  type ActionResult,
  ActionType,
  type RequestBody,
  type ResponseBody,
  type ResponseError,
} from './messages.ts'
import { ObjectPaths } from './object-paths.ts'
import { query } from './query.ts'

type Perform = (action: ActionInfo, paths: ObjectPaths, world: World) => Promise<unknown>

/** @returns the results of the actions that were done, and the error of the one that was not */
export async function processRequest(body: RequestBody, world: World): Promise<ResponseBody> {
  const paths = new ObjectPaths(body.ObjectPaths, world)
  const Results: ActionResult[] = []
  for (const [index, action] of body.Actions.entries())
    try {
      const Value = await (PERFORM[action.ActionType] ?? unknownAction)(action, paths, world)
      Results.push({ ActionId: action.Id, Value: Value ?? null })
    } catch (cause) {
      return { Results, Error: responseError(cause, index) }
    }
  return { Results }
}

/**
 * What is asked of an object that is not there does nothing, as in the first line of most of Microsoft's samples:
 * `worksheets.getItemOrNullObject('Sample').delete()`.
 */
const PERFORM: Readonly<Record<number, Perform>> = {
  [ActionType.trace]: async () => null,
  [ActionType.instantiate]: async (action, paths, world) =>
    described(await paths.object(action.ObjectPathId), world),
  [ActionType.query]: async (action, paths, world) => {
    const object = await paths.object(action.ObjectPathId)
    await world.calculated()
    return query(object, action.QueryInfo ?? {})
  },
  [ActionType.setProperty]: async (action, paths, world) => {
    const object = await paths.object(action.ObjectPathId)
    const [value] = await paths.values(action.ArgumentInfo)
    await assign(object, action.Name, value, world)
  },
  [ActionType.update]: async (action, paths, world) => {
    const object = await paths.object(action.ObjectPathId)
    for (const [name, value] of Object.entries(action.ObjectState ?? {}))
      await assign(object, name, value, world)
  },
  [ActionType.method]: async (action, paths, world) => {
    const object = await paths.object(action.ObjectPathId)
    if (object instanceof NullObject) return null
    if (action.Name === '_KeepReference') return keep(action.ObjectPathId, object, paths, world)
    if (action.Name === '_RemoveReference')
      return world.references.release(String(action.ArgumentInfo?.Arguments?.[0]))
    if (/^_(Unr|R)egister/.test(action.Name)) {
      checkEvent(object, action.Name, world.sets)
      return world.events.register(object, action.Name)
    }
    const member = wireMember(object, action.Name, world.sets)
    const values = checkedArguments(object, member, await paths.values(action.ArgumentInfo))
    await world.calculated()
    return at(`${object.className}.${member.name}`, () => member.descriptor.value.apply(object, values))
  },
}

const unknownAction: Perform = async (action) => {
  throw new ExcelError('InvalidArgument', `No action of type ${action.ActionType} is known.`)
}

function described(object: HostObject, world: World): Record<string, unknown> | null {
  if (object instanceof NullObject) return null
  const reference = world.references.idOf(object)
  return { ...object.identity(), ...(reference && { _ReferenceId: reference }) }
}

function keep(pathId: number, object: HostObject, paths: ObjectPaths, world: World): void {
  const kept = object.keep()
  world.references.keep(kept)
  paths.keep(pathId, kept)
}

async function assign(object: HostObject, wireName: string, value: unknown, world: World): Promise<void> {
  if (object instanceof NullObject) return
  const { name, entry, descriptor } = wireMember(object, wireName, world.sets)
  const full = `${object.className}.${name}`
  await at(full, () => {
    if (entry.kind === 'value' && entry.readonly) throw new ExcelError('AccessDenied')
    if (entry.kind === 'value' && entry.setSince && !isSupported(entry.setSince, world.sets))
      throw new ExcelError('ApiNotFound')
    if (!descriptor.set) throw notModelled(`setting ${full}`)
    const checked = checkedValue(entry, value)
    if (!world.ignores.has(full)) return descriptor.set.call(object, checked)
  })
}

async function at<Value>(location: string, act: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (cause) {
    throw cause instanceof ExcelError ? withLocation(cause, location) : cause
  }
}

function responseError(cause: unknown, ActionIndex: number): ResponseError {
  if (cause instanceof ExcelError)
    return {
      Code: cause.code,
      Message: cause.message,
      Location: cause.location,
      ActionIndex,
      HttpStatusCode: 400,
    }
  throw cause
}
