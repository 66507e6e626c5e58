// Who is signed in, and how to be somebody else, or the same person signed in more strongly.
import { Button } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'

export function AccountSection() {
  const { session, account, askAnew } = usePane()
  const changing = useWork(
    async (_, change: () => Promise<void>) => {
      await change()
      askAnew()
    },
    () => '',
  )
  const { signInAsAnother } = account
  const isSignedIn = session.state === 'signed in'
  return (
    <section className="stack" aria-labelledby="who">
      <h3 id="who">Who is signed in</h3>
      <p>{isSignedIn ? session.account : 'Nobody is signed in.'}</p>
      {isSignedIn && (
        <div className="buttons">
          {signInAsAnother !== null && (
            <>
              <Button
                disabledFocusable={changing.isBusy}
                onClick={() => changing.start(() => account.signIn(''))}
              >
                Sign in again
              </Button>
              <Button disabledFocusable={changing.isBusy} onClick={() => changing.start(signInAsAnother)}>
                Use another account
              </Button>
            </>
          )}
          <Button disabledFocusable={changing.isBusy} onClick={() => changing.start(() => account.signOut())}>
            Sign out
          </Button>
        </div>
      )}
      <WorkView work={changing}>{() => null}</WorkView>
    </section>
  )
}
