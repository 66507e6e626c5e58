// What the README says is modelled is what has behaviour.
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { modelledMembers, withModelledList } from './list-modelled.ts'

const README = readFileSync(new URL('README.md', import.meta.url), 'utf8')

test('the README lists the modelled members: node test/hosts/excel/list-modelled.ts writes it', async () => {
  expect(README).toBe(await withModelledList(README))
})

test('what an add-in that writes reports needs is among them', async () => {
  const members = await modelledMembers()
  expect(members.get('Range')).toEqual(
    expect.arrayContaining(['values', 'formulas', 'numberFormat', 'address']),
  )
  expect(members.get('Table')).toEqual(expect.arrayContaining(['getDataBodyRange', 'resize', 'sort']))
  expect(members.get('NoteCollection')).toEqual(expect.arrayContaining(['add', 'getItem']))
})
