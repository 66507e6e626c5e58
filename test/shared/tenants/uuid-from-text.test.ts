// Analytics tables hold ids as text: one tenant, however its id is written.
import { expect, test } from '@jest/globals'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'

const ID = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'

test.each([ID, ID.toUpperCase(), ` ${ID} `, `{${ID}}`, ID.replaceAll('-', '')])(
  '"%s" is the tenant',
  (text) => {
    expect(uuidFromText(text)).toBe(ID)
  },
)

test.each(['', 'acme', ID.slice(1), `${ID}0`, ID.replace('a', 'g')])('"%s" is no UUID', (text) => {
  expect(uuidFromText(text)).toBeNull()
})
