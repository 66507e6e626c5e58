// The pane of the deployed add-in: people sign in at the company's sign-in service.
import { deployedAccount } from '../session/deployed-account.ts'
import { startPane } from './start-pane.ts'

void startPane((runtime) => {
  const account = deployedAccount(runtime)
  void account.signInSilently()
  return account
})
