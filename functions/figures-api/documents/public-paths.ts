// The pages about the API itself, as the OpenAPI document shows them: public, since they say nothing of any figure.
import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { failure } from '../../../shared/contract/api/envelope.ts'
import { ERROR_CODES } from '../../../shared/contract/api/error-codes.ts'
import { API_ROOT } from '../../../shared/contract/api/operations.ts'

const DOCUMENT_PATH = `${API_ROOT}/openapi.json`
const ERROR_PATH = `${API_ROOT}/errors/{code}`

export function publicPaths(): ZodOpenApiPathsObject {
  return {
    [DOCUMENT_PATH]: {
      get: {
        operationId: 'readOpenApiDocument',
        tags: ['documents'],
        summary: 'This document',
        description: 'Made of what validates requests and types answers.',
        security: [],
        responses: {
          '200': {
            description: 'The document, OpenAPI 3.1.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          '406': refused('VALIDATION_FAILED: the Accept header allows nothing that can be answered.'),
        },
      },
    },
    [ERROR_PATH]: {
      get: {
        operationId: 'readErrorPage',
        tags: ['documents'],
        summary: 'What an error code means and what to do',
        description: 'Where the `documentation_url` of every error leads.',
        security: [],
        requestParams: {
          path: z.object({
            code: z.enum(ERROR_CODES).meta({ description: 'A code of the envelope of errors.' }),
          }),
        },
        responses: {
          '200': {
            description: 'A page for people.',
            content: { 'text/html': { schema: { type: 'string' } } },
          },
          '404': refused('VALIDATION_FAILED: there is no such code.'),
          '406': refused('VALIDATION_FAILED: the Accept header allows nothing that can be answered.'),
        },
      },
    },
  }
}

function refused(description: string) {
  return { description, content: { 'application/json': { schema: failure } } }
}
