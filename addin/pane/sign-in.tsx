// Signs somebody in: with the company's sign-in service, or by a name on this machine.
import { Button, Field, Input } from '@fluentui/react-components'
import { usePane } from './pane-context.ts'
import { useWork } from './work/use-work.ts'
import { WorkView } from './work/work-view.tsx'

/** @param name is kept by whoever shows this, so that it outlives a change of page */
export function SignIn({ name, onName }: { name: string; onName: (name: string) => void }) {
  const { account, askAnew } = usePane()
  const signingIn = useWork(
    async (_, chosen: string) => {
      await account.signIn(chosen)
      askAnew()
    },
    () => '',
  )
  const isByName = account.sampleNames.length > 0
  return (
    <section className="card stack" aria-labelledby="sign-in-title">
      <h3 id="sign-in-title">Sign in</h3>
      <p>Nobody is signed in. Figures are shown to whoever may see them.</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          signingIn.start(name.trim())
        }}
      >
        {isByName && (
          <Field label="Name of a sample person" hint="The system on this machine asks for no password.">
            <Input
              id="subject"
              list="people"
              value={name}
              required
              autoComplete="off"
              spellCheck={false}
              onChange={(_, { value }) => onName(value)}
            />
          </Field>
        )}
        <datalist id="people">
          {account.sampleNames.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Button
          id="sign-in"
          type="submit"
          appearance="primary"
          className="wide"
          disabledFocusable={signingIn.isBusy}
        >
          {signingIn.isBusy ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
      <WorkView work={signingIn}>{() => null}</WorkView>
    </section>
  )
}
