// GET /openapi.json: the document of the API, public; made at the first request and kept. What it is made of, its examples above
// all, is loaded then, and costs no start anything.
import { answer } from '../answers/respond.ts'
import type { Route } from '../perform.ts'
import type { ApiServices } from '../services.ts'

export function openApiPage(services: () => ApiServices): Route {
  let text: string | undefined
  return async () => {
    if (text === undefined) {
      const { openApiDocument } = await import('./openapi.ts')
      text = JSON.stringify(openApiDocument(services().configuration))
    }
    return answer(200, 'application/json', text)
  }
}
