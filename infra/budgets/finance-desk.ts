// Budgets as Finance writes them from a terminal: the planning API's own books, and its own terms for what is submitted, with
// the right to all lines. Only its front door is left out.
import { randomBytes } from 'node:crypto'
import { labelsOf } from '../../functions/planning-api/budgets/newest-view.ts'
import { termsOfCall } from '../../functions/planning-api/budgets/terms-of-call.ts'
import { readPlanningConfiguration } from '../../functions/planning-api/configuration.ts'
import { type PlanningServices, planningServices } from '../../functions/planning-api/services.ts'
import { connectArchive } from '../../functions/stores/archive/archive-objects.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import type { SubmissionTerms } from '../../shared/budgets/submission-terms.ts'
import { LONGEST_NAME } from '../../shared/contract/api/parameters.ts'
import type { BudgetBook } from '../../shared/contract/budget/book.ts'
import type { Submission } from '../../shared/contract/budget/submission.ts'
import { InvalidInputError } from '../../shared/errors.ts'
import { isPlainName } from '../../shared/text/plain-text.ts'

/** What a front door would need: nobody signs in at a terminal, whoever may run it has the stores. */
const NO_FRONT_DOOR = {
  API_BASE_URL: 'https://api.invalid',
  OIDC_ISSUER: 'https://sign-in.invalid',
  OIDC_JWKS_URL: 'https://sign-in.invalid/keys',
  OIDC_AUDIENCE: 'none',
  CURSOR_KEY: randomBytes(32).toString('base64url'),
}

/** @param clock epoch milliseconds */
export function financeDesk(environment: NodeJS.ProcessEnv, clock: () => number): PlanningServices {
  const configuration = readPlanningConfiguration({
    ARCHIVE_BUCKET: 'none',
    ...environment,
    ...NO_FRONT_DOOR,
  })
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  return planningServices(configuration, table, connectArchive(configuration.ARCHIVE_BUCKET), clock)
}

/** Tenants by name, as the newest published month has them. */
export function financeNames(services: PlanningServices): Promise<(member: string) => string> {
  return labelsOf({ kind: 'platform' }, services)
}

/** @param person as owners of lines are named */
export async function financeTerms(
  services: PlanningServices,
  person: string,
  rows: Submission['rows'],
): Promise<(book: BudgetBook) => SubmissionTerms> {
  if (person.trim() === '' || person.length > LONGEST_NAME || !isPlainName(person)) {
    throw new InvalidInputError(
      'as',
      person.slice(0, LONGEST_NAME),
      `a name of at most ${LONGEST_NAME} characters`,
    )
  }
  return termsOfCall({
    request: { rows },
    caller: {
      subject: person,
      person,
      name: person,
      roles: ['ROLE_FINANCE'],
      tenantIds: [],
      address: null,
      secondFactorAtMs: null,
    },
    sight: { kind: 'platform' },
    services,
  })
}
