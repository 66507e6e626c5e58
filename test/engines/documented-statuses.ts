// Every answer that any test gets is held against the OpenAPI document: an operation answers no status that it does not name.
import { describeAnswers } from '../../functions/figures-api/documents/describe-answers.ts'
import { describeRefusals } from '../../functions/figures-api/documents/describe-refusals.ts'
import { OPERATIONS, type Operation } from '../../shared/access/may-call.ts'
import { CONTRACT } from '../../shared/contract/api/operations.ts'

const FORMS = OPERATIONS.map((operation) => {
  const { method, path } = CONTRACT[operation]
  const segments = path.split('/').map((one) => (one.startsWith('{') ? '[^/]+' : RegExp.escape(one)))
  return { operation, method, form: new RegExp(`^${segments.join('/')}/?$`) }
})

const known = new Map<Operation, ReadonlySet<string>>()

/** @param path without its query string. @throws Error for a status that the operation's document does not have */
export function requireDocumented(asked: string, path: string, status: number): void {
  const method = asked === 'HEAD' ? 'GET' : asked
  // One without a parameter comes before one with it, as the API's own routes do.
  const matching = FORMS.filter((one) => one.method === method && one.form.test(path))
  const operation = (matching.find(({ operation: one }) => CONTRACT[one].path === path) ?? matching[0])
    ?.operation
  if (operation === undefined) return
  const statuses = known.get(operation) ?? statusesOf(operation)
  known.set(operation, statuses)
  if (statuses.has(String(status))) return
  const all = [...statuses].join(', ')
  throw new Error(`${operation} answered ${status}, and the OpenAPI document has ${all} alone.`)
}

function statusesOf(operation: Operation): ReadonlySet<string> {
  return new Set([...Object.keys(describeAnswers(operation)), ...Object.keys(describeRefusals(operation))])
}
