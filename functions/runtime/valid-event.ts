// Middleware: the event is checked before anything else happens, and a bad one is refused in words.
import type { MiddlewareObj } from '@middy/core'
import type * as z from 'zod'
import { InvalidInputError } from '../../shared/errors.ts'

/** @throws InvalidInputError naming the field, what it accepts and an example event */
export function validEvent<Schema extends z.ZodObject>(schema: Schema, example: unknown): MiddlewareObj {
  return {
    before: (request) => {
      const parsed = schema.safeParse(request.event ?? {})
      if (parsed.success) {
        request.event = parsed.data
        return
      }
      throw refusal(parsed.error.issues[0], schema, request.event, example)
    },
  }
}

function refusal(
  issue: z.core.$ZodIssue | undefined,
  schema: z.ZodObject,
  event: unknown,
  example: unknown,
): InvalidInputError {
  const sample = `Example event: ${JSON.stringify(example)}`
  if (issue?.code === 'unrecognized_keys') {
    const known = Object.keys(schema.shape).join(', ')
    return new InvalidInputError(
      issue.keys.join(', '),
      'unknown field',
      `only the fields ${known}. ${sample}`,
    )
  }
  const field = issue?.path.join('.') || 'event'
  const given = (issue?.path ?? []).reduce(
    (value: unknown, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    event,
  )
  const accepted = issue?.code === 'invalid_value' ? issue.values.join(', ') : (issue?.message ?? 'an object')
  return new InvalidInputError(
    field,
    typeof given === 'string' ? given : JSON.stringify(given),
    `${accepted}. ${sample}`,
  )
}
