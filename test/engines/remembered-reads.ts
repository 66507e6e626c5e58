// Reads that a test makes again and again, answered by what DynamoDB said the first time: between two writes it says the same.
// A call is a millisecond of both sides' work, and a test that asks the API hundreds of questions makes thousands.
import { setImmediate } from 'node:timers/promises'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

const READS = new Set(['GetCommand', 'BatchGetCommand', 'QueryCommand', 'ScanCommand'])

/**
 * Every write must go through this client, while `mayRemember`. Answers are frozen, since others get them too.
 */
export function rememberReads(client: DynamoDBDocumentClient, mayRemember: () => boolean): void {
  /** By what was asked; one that is still under way is waited for, so that readers side by side ask once. */
  const answers = new Map<string, Promise<unknown>>()
  const send = client.send.bind(client) as (command: Command, ...rest: unknown[]) => Promise<unknown>
  const remembering = async (command: Command, ...rest: unknown[]) => {
    if (!READS.has(command.constructor.name) || !mayRemember()) return write(command, ...rest)
    const question = `${command.constructor.name} ${JSON.stringify(command.input)}`
    const known = answers.get(question)
    // As an answer over the network does, it lets others go on.
    if (known !== undefined) return setImmediate(await known)
    const asked = send(command, ...rest).then(frozen)
    answers.set(question, asked)
    return asked.catch((error: unknown) => {
      if (answers.get(question) === asked) answers.delete(question)
      throw error
    })
  }
  /** What was asked before it ended may have come before it. */
  const write = (command: Command, ...rest: unknown[]) => {
    answers.clear()
    return send(command, ...rest).finally(() => answers.clear())
  }
  client.send = remembering as typeof client.send
}

interface Command {
  readonly input: object
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
