// Examples as the requests that a client would send, written the way the OpenAPI document says.
import type { Operation } from '../../../../shared/access/may-call.ts'
import type { Example } from '../../../../shared/contract/api/examples/example.ts'
import { TENANT_A } from '../../../../shared/contract/api/examples/example-month.ts'
import { EXAMPLES } from '../../../../shared/contract/api/examples.ts'
import { CONTRACT, type OperationContract } from '../../../../shared/contract/api/operations.ts'
import type { ApiRequest, TestApi } from '../../../engines/figures-api.ts'

export type AnyExample = Omit<Example<Operation>, 'answer'> & { readonly answer: unknown }

/** Every example: its operation, its name, itself. */
export const ALL_EXAMPLES: readonly (readonly [Operation, string, AnyExample])[] = Object.entries(
  EXAMPLES,
).flatMap(([operation, examples]) =>
  Object.entries(examples).map(([name, example]) => [operation as Operation, name, example] as const),
)

/** The first example of an operation, for tests that change something about it. */
export function firstExample(operation: Operation): AnyExample {
  const [first] = Object.values<AnyExample>(EXAMPLES[operation])
  if (first === undefined) throw new Error(`no example of ${operation}`)
  return first
}

/** An access token of whoever asks. */
export function tokenOf(api: TestApi, { askedBy }: Pick<AnyExample, 'askedBy'>): Promise<string> {
  return api.token([askedBy], askedBy === 'ROLE_BUDGET_OWNER' ? { tenants: [TENANT_A] } : {})
}

/** Lists are repeated; a POST has a JSON body. */
export function requestOf(
  operation: Operation,
  { request, path }: Pick<AnyExample, 'request' | 'path'>,
): ApiRequest {
  const contract: OperationContract = CONTRACT[operation]
  const address = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path?.[name] ?? ''),
  )
  if (contract.method === 'POST') return { method: 'POST', path: address, body: request }
  const given = Object.entries(request).filter(([, value]) => value !== undefined)
  const pairs = given.flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )
  return { path: pairs.length === 0 ? address : `${address}?${new URLSearchParams(pairs)}` }
}
