// GET /openapi.json: the document of the API, public; made at the first request and kept.
import { answer } from '../answers/respond.ts'
import type { Route } from '../perform.ts'
import type { ApiServices } from '../services.ts'
import { openApiDocument } from './openapi.ts'

export function openApiPage(services: () => ApiServices): Route {
  let text: string | undefined
  return async () => {
    text ??= JSON.stringify(openApiDocument(services().configuration))
    return answer(200, 'application/json', text)
  }
}
