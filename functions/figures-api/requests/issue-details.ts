// What a schema does not accept, field by field, in sentences: what the field takes, whether it is required, what is not asked for.
import * as z from 'zod'
import type { FailureDetail } from '../../../shared/contract/api/envelope.ts'

const LONGEST_KEY = 100

/** What a schema says nothing of, in words: as the end of a sentence, never those of the validator. */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? ANOTHER
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    case 'invalid_union':
      return Array.isArray(issue.options) ? `one of ${issue.options.join(', ')}` : ANOTHER
    case 'too_small':
      return `${AMOUNTS[issue.origin] ?? 'a number'} of at least ${issue.minimum}`
    case 'too_big':
      return `${AMOUNTS[issue.origin] ?? 'a number'} of at most ${issue.maximum}`
    default:
      return ANOTHER
  }
}

const ANOTHER = 'another value'

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}
const AMOUNTS: Readonly<Record<string, string>> = {
  string: 'a text with a length',
  array: 'a list with a length',
}

/** @param given the request that the issue is about. One detail a field. */
export function detailsOf(issue: z.core.$ZodIssue, schema: z.ZodType, given: unknown): FailureDetail[] {
  if (issue.code === 'unrecognized_keys') return notAskedFor(issue, fieldsAt(schema, issue.path))
  const field = issue.path.join('.') || 'body'
  const { message } = issue
  const isMissing = issue.path.length > 0 && valueAt(given, issue.path) === undefined
  if (!isMissing || message.startsWith(REQUIRED)) return [{ field, message }]
  const fields = Object.entries(fieldsAt(schema, issue.path)).flatMap(([name, own]) =>
    z.safeParse(own, undefined).success ? [] : name,
  )
  const wanted = fields.length === 0 ? message : `an object with ${fields.join(', ')}`
  return [{ field, message: `${REQUIRED}: ${wanted}` }]
}

const REQUIRED = 'it is required'

/** Answers are in snake_case, requests are not: what somebody took over from an answer is named as it is asked for. */
function notAskedFor(
  { path, keys, message }: z.core.$ZodIssueUnrecognizedKeys,
  shape: z.core.$ZodShape,
): FailureDetail[] {
  const known = Object.keys(shape)
  const ours = known.length === 0 ? NOTHING : `only the fields ${known.join(', ')}`
  const all = message === ANOTHER ? ours : message
  return keys.map((given) => {
    const key = given.slice(0, LONGEST_KEY)
    const meant = known.find((one) => plain(one) === plain(key))
    return {
      field: [...path, key].join('.'),
      message: meant === undefined ? all : `${all}: write ${meant}`,
    }
  })
}

const NOTHING = 'leave it out: this request takes no parameters'

function plain(key: string): string {
  return key.replaceAll('_', '').toLowerCase()
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    given,
  )
}

/** Of the object at the path; none where it is no object, or one of several. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodShape {
  let inner: z.core.$ZodType | undefined = unwrapped(schema)
  for (const key of path) {
    if (inner instanceof z.ZodArray) inner = unwrapped(inner.element)
    else if (inner instanceof z.ZodObject) inner = unwrapped(inner.shape[String(key)])
    else return {}
  }
  return inner instanceof z.ZodObject ? inner.shape : {}
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
  return isWrapped ? unwrapped(schema.unwrap() as z.core.$ZodType) : schema
}
