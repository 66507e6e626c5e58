// What the contract says of one operation.
import type * as z from 'zod'

export interface OperationContract {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
  readonly description: string
  /** Parameters of the query string, or the fields of the body of a POST. */
  readonly request: z.ZodObject
  readonly pathParameters?: z.ZodObject
  /** The whole JSON answer; null for a file. */
  readonly answer: z.ZodType | null
}
