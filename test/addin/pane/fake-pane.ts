// The pane over the desk of the tests, as a page loads it.
import { mountPane } from '../../../addin/pane/mount-pane.tsx'
import { SignInFailure } from '../../../addin/session/sign-in.ts'
import { type FakeDesk, fakeDesk } from './fake-desk.ts'

declare global {
  var fake: FakeDesk & { recalculations: number }
}

const made = fakeDesk()
globalThis.fake = { ...made, recalculations: 0 }
if (location.hash !== '#signed-out') made.signIn('finance@sample')
let isLastKnownShown = false

const root = document.getElementById('pane')
if (root === null) throw new Error('The page has no place for the pane.')
mountPane(root, {
  state: 'ready',
  desk: made.desk,
  account: {
    sampleNames: ['finance@sample', 'cfo@sample'],
    signIn: async (name) => {
      if (!name.endsWith('@sample')) throw new SignInFailure(`${name} is nobody of the sample.`)
      made.signIn(name)
    },
    signInAsAnother: null,
    signOut: async () => made.signIn(null),
  },
  settings: {
    lastKnownShown: async () => isLastKnownShown,
    showLastKnown: async (isShown) => {
      isLastKnownShown = isShown
    },
  },
  recalculate: async () => {
    globalThis.fake.recalculations += 1
  },
})
