// Middleware: the event is checked before anything else happens, and a bad one is refused in words.
import type { MiddlewareObj } from '@middy/core'
import type * as z from 'zod'
import { InvalidInputError } from '../../shared/errors.ts'

const TYPES: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
}

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
  return new InvalidInputError(
    field,
    typeof given === 'string' ? given : JSON.stringify(given),
    `${acceptedBy(issue)}. ${sample}`,
  )
}

/** How the library itself begins to say what is wrong, where a schema has no words of its own. */
const LIBRARY_WORDS = /^(Invalid|Too) /

/** In words that follow "it takes": the schema's own where it has some; a type that has none is named as it is. */
function acceptedBy(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return TYPES.object as string
  if (!LIBRARY_WORDS.test(issue.message)) return issue.message
  if (issue.code === 'invalid_value') return issue.values.join(', ')
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected
  if (issue.code === 'too_big' && issue.origin === 'string') return `at most ${issue.maximum} characters`
  return issue.message
}
