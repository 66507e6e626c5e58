// The figures API as a readable page: for each role a line that asks it, ready to paste, and where it and its document are.
import { MAY_CALL } from '../../../shared/access/may-call.ts'
import { ROLE_TITLES } from '../../../shared/access/roles.ts'
import type { SamplePerson } from '../../local/sample-people.ts'

export interface PersonWithToken {
  readonly person: SamplePerson
  readonly token: string
}

/**
 * @param apiUrl without a slash at the end
 * @param tokenUrl where further tokens are given out
 * @param period of the figures that the lines ask for, for example 2026-10
 */
export function apiPage(
  people: readonly PersonWithToken[],
  { apiUrl, tokenUrl, period }: { apiUrl: string; tokenUrl: string; period: string },
): string {
  return [
    'The figures API as each role sees it: paste a line into another terminal. Tokens hold for eight hours.',
    ...people.map(({ person, token }) => `${heading(person)}\n${curlLine(person, token, apiUrl, period)}`),
    [
      `Figures API  ${apiUrl}/api/v1`,
      `OpenAPI      ${apiUrl}/api/v1/openapi.json`,
      `New token    curl -d grant_type=client_credentials -d client_id=cfo@sample ${tokenUrl}`,
    ].join('\n'),
  ].join('\n\n')
}

function heading({ role, subject, tenants }: SamplePerson): string {
  const reach = tenants === undefined ? '' : `, of ${tenants.length} tenants`
  return `${ROLE_TITLES[role]} (${subject}, ${role}${reach})`
}

function curlLine({ role }: SamplePerson, token: string, apiUrl: string, period: string): string {
  const path = MAY_CALL.listFigures.includes(role)
    ? `figures?period=${period}&measure=total_cost`
    : 'measures'
  return `curl --compressed -H 'Authorization: Bearer ${token}' '${apiUrl}/api/v1/${path}'`
}
