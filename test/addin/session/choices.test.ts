// What the user chose is kept, and a token is never sent where others could read it.
import { describe, expect, test } from '@jest/globals'
import { type ChoiceStorage, ChoiceStore } from '../../../addin/session/choices.ts'

const USUAL = { apiUrl: 'https://figures.example.com', staleAllowed: false }

function stored(values = new Map<string, string>()): { values: Map<string, string>; storage: ChoiceStorage } {
  const storage: ChoiceStorage = {
    getItem: async (key) => values.get(key) ?? null,
    setItem: async (key, value) => void values.set(key, value),
    removeItem: async (key) => void values.delete(key),
  }
  return { values, storage }
}

test('until something is chosen, what the build says holds', async () => {
  expect(await new ChoiceStore(stored().storage, USUAL).read()).toEqual(USUAL)
})

test('what is chosen holds at once, and in the next runtime', async () => {
  const { values, storage } = stored()
  const first = new ChoiceStore(storage, USUAL)
  const heard: unknown[] = []
  first.onChange((choices) => heard.push(choices))
  await first.choose({ apiUrl: 'https://other.example.com/figures/', staleAllowed: true })
  const chosen = { apiUrl: 'https://other.example.com/figures', staleAllowed: true }
  expect([await first.read(), heard]).toEqual([chosen, [chosen]])
  expect(await new ChoiceStore(stored(values).storage, USUAL).read()).toEqual(chosen)
})

test('what was not chosen follows the build: an API that moves is found', async () => {
  const { values, storage } = stored()
  await new ChoiceStore(storage, USUAL).choose({ staleAllowed: true })
  const moved = { ...USUAL, apiUrl: 'https://moved.example.com' }
  expect(await new ChoiceStore(stored(values).storage, moved).read()).toEqual({
    ...moved,
    staleAllowed: true,
  })
})

describe('an address', () => {
  test.each(['http://figures.example.com', 'figures.example.com', 'javascript:alert(1)', ''])(
    '"%s" is refused, and ignored where it is stored',
    async (apiUrl) => {
      const { storage } = stored(new Map([['penguin.apiUrl', apiUrl]]))
      const choices = new ChoiceStore(storage, USUAL)
      await expect(choices.choose({ apiUrl })).rejects.toThrow(/is no address of the figures API/)
      expect(await choices.read()).toEqual(USUAL)
    },
  )

  test('on this machine needs no certificate', async () => {
    const choices = new ChoiceStore(stored().storage, USUAL)
    await choices.choose({ apiUrl: 'http://localhost:8088' })
    expect((await choices.read()).apiUrl).toBe('http://localhost:8088')
  })
})

test('storage that fails leaves what is usual', async () => {
  const failing = { ...stored().storage, getItem: () => Promise.reject(new Error('no storage')) }
  expect(await new ChoiceStore(failing, USUAL).read()).toEqual(USUAL)
})
