// The table of the API's operations: path, words, what it takes and what it answers. Router, validation, types, OpenAPI
// document and the add-in's client all read it.
import type * as z from 'zod'
import type { Operation } from '../../access/may-call.ts'
import type { FiguresGrid, FiguresGrids } from './answers/figures-grid.ts'
import type { Meta } from './envelope.ts'
import type { OperationContract } from './operation-contract.ts'
import { ALERTS_AND_RECORDS } from './operations/alerts-and-records.ts'
import { EXECUTIVE_READING } from './operations/executive-reading.ts'
import { FIGURES } from './operations/figures.ts'
import { LISTINGS } from './operations/listings.ts'
import { PLANNING } from './operations/planning.ts'
import { WEBHOOKS_AND_AUDIT } from './operations/webhooks-and-audit.ts'
import type * as requests from './requests.ts'

export type { OperationContract } from './operation-contract.ts'
export { API_ROOT, PLANNING_ROOT, SYSTEM_ROOT, UNSUBSCRIBE_PATH } from './roots.ts'

export const CONTRACT = {
  ...FIGURES,
  ...EXECUTIVE_READING,
  ...LISTINGS,
  ...PLANNING,
  ...ALERTS_AND_RECORDS,
  ...WEBHOOKS_AND_AUDIT,
} as const satisfies Readonly<Record<Operation, OperationContract>>

/** A request as its operation sees it, validated and with defaults filled in. */
export type RequestOf<Name extends Operation> = z.output<(typeof CONTRACT)[Name]['request']>

/** A request as a client writes it. */
export type RequestInput<Name extends Operation> = Name extends 'queryFigures'
  ? requests.FiguresQuery
  : z.input<(typeof CONTRACT)[Name]['request']>

/** The whole answer of an operation. */
export type AnswerOf<Name extends Operation> = z.output<Exclude<(typeof CONTRACT)[Name]['answer'], null>>

/** The whole answer to one request: grids are answered grid by grid if they were asked so. */
export type AnswerTo<Name extends Operation, Request> = Name extends 'queryFigures'
  ? Request extends { readonly grids: unknown }
    ? Answered<FiguresGrids>
    : Answered<FiguresGrid>
  : AnswerOf<Name>

interface Answered<Data> {
  readonly success: true
  readonly data: Data
  readonly meta: Meta
}
