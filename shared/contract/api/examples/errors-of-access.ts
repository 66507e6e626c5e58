// Refusals that are about who asks.
import {
  CROSS_TENANT_OPERATIONS,
  MAY_CALL,
  OPERATIONS,
  TELLING_OPERATIONS,
} from '../../../access/may-call.ts'
import type { ErrorExample } from './error-example.ts'

export const ACCESS_ERROR_EXAMPLES = {
  tokenNotAccepted: {
    title: 'No access token, or one that is not accepted, for whatever reason',
    status: 401,
    code: 'AUTHENTICATION_REQUIRED',
    message:
      'The access token is missing or not accepted. Sign in again, and send the access token as a Bearer token.',
    details: [],
    operations: OPERATIONS,
  },
  secondFactorMissing: {
    title: 'More than one tenant asked for, where that needs a recent second factor',
    status: 401,
    code: 'AUTHENTICATION_REQUIRED',
    message:
      'An answer over more than one tenant needs a second factor given in the last 15 minutes. Sign in again with it.',
    details: [],
    operations: CROSS_TENANT_OPERATIONS.filter((operation) => operation !== 'explainFigure'),
  },
  secondFactorToTell: {
    title: 'What a webhook is told from now on, where that needs a recent second factor',
    status: 401,
    code: 'AUTHENTICATION_REQUIRED',
    message:
      'What a webhook is told, where, and under which secret needs a second factor given in the last 15 minutes. Sign in again with it.',
    details: [],
    operations: TELLING_OPERATIONS,
  },
  roleMayNotCall: {
    title: 'A role that may not call this',
    status: 403,
    code: 'ACCESS_DENIED',
    message:
      'Access restricted: this area is for certain roles, and yours is not among them. This request was logged.',
    details: [],
    operations: OPERATIONS,
  },
  noTenantsNamed: {
    title: 'A budget owner whose token names no tenants',
    status: 403,
    code: 'ACCESS_DENIED',
    message:
      'Your role sees only its own tenants, and your token names none. Ask an administrator to add them to your sign-in.',
    details: [],
    operations: OPERATIONS.filter((operation) => MAY_CALL[operation].includes('ROLE_BUDGET_OWNER')),
  },
  scopeMissing: {
    title: 'A token that was not made for figures',
    status: 403,
    code: 'ACCESS_DENIED',
    message: 'The access token does not cover figures: it needs the scope figures.read.',
    details: [],
    operations: OPERATIONS,
  },
} as const satisfies Readonly<Record<string, ErrorExample>>
