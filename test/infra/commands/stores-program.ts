// A program that keeps the stores of a home up until the process that started it lets go of it. Its first argument is the home;
// it answers with the addresses.
import { startEmbeddedSystem } from '../../../infra/local/embedded-system.ts'

const [home = ''] = process.argv.slice(2)
const { addresses, stop } = await startEmbeddedSystem({
  home,
  ports: 'any free',
  withPostgres: false,
  staysUp: true,
})
process.once('disconnect', async () => {
  await stop()
  process.exit()
})
process.send?.(addresses)
