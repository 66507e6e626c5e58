// The pages about the API itself, as the OpenAPI document shows them: public, since they say nothing of any figure.
import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { failure } from '../../../shared/contract/api/envelope.ts'
import { ERROR_CODES } from '../../../shared/contract/api/error-codes.ts'
import { API_ROOT, UNSUBSCRIBE_PATH } from '../../../shared/contract/api/operations.ts'

const DOCUMENT_PATH = `${API_ROOT}/openapi.json`
const ERROR_PATH = `${API_ROOT}/errors/{code}`

const unsubscribeQuery = z.object({
  token: z.string().meta({ description: 'Sealed: of one person and one kind of digest, for 400 days.' }),
})

const HTML = { 'text/html': { schema: { type: 'string' as const } } }
const UNSUBSCRIBE_RESPONSES = {
  '200': { description: 'A page for people.', content: HTML },
  '404': { description: 'A page for people: the link does not work.', content: HTML },
  '406': refused('VALIDATION_FAILED: the Accept header allows nothing that can be answered.'),
}

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
    [UNSUBSCRIBE_PATH]: {
      get: {
        operationId: 'readUnsubscribePage',
        tags: ['documents'],
        summary: 'Asks whether a digest is to end',
        description: 'Where the link of every digest leads. Changes nothing: its button posts.',
        security: [],
        requestParams: { query: unsubscribeQuery },
        responses: UNSUBSCRIBE_RESPONSES,
      },
      post: {
        operationId: 'unsubscribe',
        tags: ['documents'],
        summary: 'Ends a digest, in one click and without a sign-in',
        description:
          'As mail programs post it (RFC 8058). Sent twice it is once. A token that is not whole, forged, of another purpose or too old gets one and the same answer.',
        security: [],
        requestParams: { query: unsubscribeQuery },
        requestBody: {
          required: false,
          content: {
            'application/x-www-form-urlencoded': {
              schema: z.object({
                'List-Unsubscribe': z
                  .enum(['One-Click', 'All'])
                  .optional()
                  .meta({ description: '`All` ends every digest; anything else the one of the link.' }),
              }),
            },
          },
        },
        responses: UNSUBSCRIBE_RESPONSES,
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
