// The form of an example: a request, who asks it, and the whole answer.
import type { Operation } from '../../../access/may-call.ts'
import type { Role } from '../../../access/roles.ts'
import type { AnswerOf, RequestInput } from '../operations.ts'

export interface Example<Name extends Operation> {
  /** What is asked, as people say it. */
  readonly title: string
  /** A budget owner's token names Tenant A and no other. */
  readonly askedBy: Extract<Role, 'ROLE_FINANCE' | 'ROLE_BUDGET_OWNER' | 'ROLE_EXECUTIVE_CFO'>
  readonly request: RequestInput<Name>
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>
  /** The whole answer: JSON, or the text of a file. */
  readonly answer: Name extends 'exportFigures' ? string : AnswerOf<Name>
}

/** By a name that is its own among the operation's examples. */
export type ExamplesOf<Name extends Operation> = Readonly<Record<string, Example<Name>>>
