// Parameters of a GET as the API accepts them: lists are repeated, every one has its words, and the values of the examples.
import * as z from 'zod'
import type { Operation } from '../../../shared/access/may-call.ts'
import { EXAMPLES } from '../../../shared/contract/api/examples.ts'
import { CONTRACT, type OperationContract } from '../../../shared/contract/api/operations.ts'

type Location = 'query' | 'path'

export const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  description:
    'The ETag of the answer that you hold: if it is still right, the answer is 304 without a body.',
  schema: { type: 'string' },
} as const

export const IF_NONE_MATCH_REF = { $ref: '#/components/parameters/IfNoneMatch' } as const

/** Query and path of a GET, each parameter with its words, its style and its examples. */
export function describeParameters(operation: Operation): { query: z.ZodObject; path?: z.ZodObject } {
  const { request, pathParameters }: OperationContract = CONTRACT[operation]
  return {
    query: described(request, 'query', operation),
    ...(pathParameters !== undefined && { path: described(pathParameters, 'path', operation) }),
  }
}

function described(parameters: z.ZodObject, location: Location, operation: Operation): z.ZodObject {
  return z.object(
    Object.fromEntries(
      Object.entries(parameters.shape).map(([name, schema]) => [
        name,
        describeParameter(schema as z.ZodType, examplesOf(operation, location, name)),
      ]),
    ),
  )
}

function describeParameter(schema: z.ZodType, examples: Examples): z.ZodType {
  const description = schema.meta()?.description ?? innerOf(schema).meta()?.description
  return schema.meta({
    ...(description !== undefined && { description }),
    param: {
      ...(innerOf(schema) instanceof z.ZodArray && { style: 'form' as const, explode: true }),
      ...(Object.keys(examples).length > 0 && { examples }),
    },
  })
}

function innerOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema
}

type Examples = Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>

/** The values that a parameter has in the operation's examples, under the examples' names. */
function examplesOf(operation: Operation, location: Location, parameter: string): Examples {
  return Object.fromEntries(
    Object.entries(EXAMPLES[operation]).flatMap(([name, { title, request, path }]) => {
      const given: Readonly<Record<string, unknown>> = location === 'path' ? (path ?? {}) : request
      return given[parameter] === undefined ? [] : [[name, { summary: title, value: given[parameter] }]]
    }),
  )
}
