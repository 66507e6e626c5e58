// What an operation answers when it does: the file or the JSON, with the whole answer of each example.
import type { Operation } from '../../../shared/access/may-call.ts'
import { EXAMPLES } from '../../../shared/contract/api/examples.ts'
import { CONTRACT, type OperationContract } from '../../../shared/contract/api/operations.ts'
import { hasEtag, headersOf } from './response-headers.ts'

/** By status. */
export function describeAnswers(operation: Operation) {
  const { answer }: OperationContract = CONTRACT[operation]
  const etag = hasEtag(operation) ? headersOf('ETag') : {}
  const isFile = answer === null
  const answered = {
    description: isFile ? 'The file.' : 'The answer.',
    headers: { ...etag, ...(isFile && headersOf('Content-Disposition')) },
    content: {
      ...(!isFile && { 'application/json': { schema: answer, examples: examplesOf(operation) } }),
      ...((isFile || operation === 'listFigures') && CSV),
    },
  }
  const unchanged = { description: 'The answer that you hold is still right.', headers: etag }
  return { '200': answered, ...(hasEtag(operation) && { '304': unchanged }) }
}

const CSV = {
  'text/csv': { schema: { type: 'string' as const }, examples: examplesOf('exportFigures') },
}

function examplesOf(operation: Operation) {
  return Object.fromEntries(
    Object.entries(EXAMPLES[operation]).map(([name, { title, answer }]) => [
      name,
      { summary: title, value: answer },
    ]),
  )
}
