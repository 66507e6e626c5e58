// The page that tells how to ask the figures API: for each role one line that works when it is pasted.

import { expect, test } from '@jest/globals'
import { apiPage } from '../../../../infra/commands/present/api-page.ts'
import { samplePeople } from '../../../../infra/local/sample-people.ts'
import { ROLES } from '../../../../shared/access/roles.ts'

const people = samplePeople(['a', 'b']).map((person) => ({ person, token: `token.of.${person.role}` }))
const addresses = {
  apiUrl: 'http://localhost:8088',
  tokenUrl: 'http://localhost:8089/token',
  period: '2026-10',
}
const blocks = apiPage(people, addresses).split('\n\n')

test('each role has its title and one line under it, with its own token', () => {
  expect(blocks).toHaveLength(1 + ROLES.length + 1)
  for (const { person, token } of people) {
    const [heading, line, ...more] =
      blocks.find((block) => block.includes(`Bearer ${token}'`))?.split('\n') ?? []
    expect(heading).toContain(`(${person.subject}, ${person.role}`)
    expect(line).toMatch(
      /^curl --compressed -H 'Authorization: Bearer [\w.]+' 'http:\/\/localhost:8088\/api\/v1\/[^']+'$/,
    )
    expect(more).toEqual([])
  }
})

test('a role asks what it may read: figures, or for a dashboard user the measures', () => {
  const paths = new Map(people.map(({ person }) => [person.role, pathAskedBy(person.role)]))
  expect(paths.get('ROLE_EXECUTIVE_CFO')).toBe('figures?period=2026-10&measure=total_cost')
  expect(paths.get('ROLE_DASHBOARD_USER')).toBe('measures')
})

test('it ends with where the API and its document are, and how to get another token', () => {
  expect(blocks.at(-1)).toBe(
    [
      'Figures API  http://localhost:8088/api/v1',
      'OpenAPI      http://localhost:8088/api/v1/openapi.json',
      'New token    curl -d grant_type=client_credentials -d client_id=cfo@sample http://localhost:8089/token',
    ].join('\n'),
  )
})

function pathAskedBy(role: string): string | undefined {
  const block = blocks.find((text) => text.includes(`token.of.${role}'`))
  return /'http:\/\/localhost:8088\/api\/v1\/([^']+)'/.exec(block ?? '')?.[1]
}
