// The calls that a store makes to DynamoDB, for tests that watch them or make them fail.
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'

/** A call by its command's name, for example `BatchWriteCommand`, with what it was given. */
export interface Call {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: each command has an input of its own
  readonly input: any
}

/** Stands around a call: `send` really makes it, as often as it is called. */
export type AroundCall = (call: Call, send: () => Promise<unknown>) => Promise<unknown>

/** The same table through a client whose every call goes through `around`. */
export function withCalls(table: FiguresTable, around: AroundCall): FiguresTable {
  type Client = FiguresTable['client']
  const client = Object.create(table.client) as Client
  const send = (command: Parameters<Client['send']>[0]) =>
    around({ name: command.constructor.name, input: command.input }, () => table.client.send(command))
  client.send = send as Client['send']
  return { client, name: table.name }
}

/** The same table, and the calls made through it so far. */
export function recorded(table: FiguresTable): { table: FiguresTable; calls: Call[] } {
  const calls: Call[] = []
  const watched = withCalls(table, (call, send) => {
    calls.push(call)
    return send()
  })
  return { table: watched, calls }
}

const WRITES = new Set([
  'BatchWriteCommand',
  'PutCommand',
  'UpdateCommand',
  'DeleteCommand',
  'TransactWriteCommand',
])

export function isWrite({ name }: Call): boolean {
  return WRITES.has(name)
}

/** A call that moves a pointer: of a run, or of a finance list. */
export function movesPointer({ name, input }: Call): boolean {
  if (name === 'TransactWriteCommand') return true
  return input.Key?.sk === 'CURRENT' ? name === 'UpdateCommand' : input.Item?.sk === 'CURRENT'
}

/** What a broken connection throws. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
}
