// npm run migrate -- up|down: brings this product's columns and views into the upstream database, or takes them out.
// Runs when it is imported, by run.mjs, which has left only this command's own arguments and prints what is thrown.
import { Argument, Command, CommanderError } from 'commander'
import { type MigrateOptions, MigrationError, migrate } from '../database/migrate.ts'

const BAD_ARGUMENTS = 2

const program = new Command('npm run migrate --')
  .description(
    'Adds the two approximate_cost columns and the three SQL views to the database that DATABASE_URL names (up), ' +
      'or takes them out again (down). Down never loses a cost: a column that holds one stays.',
  )
  .addArgument(new Argument('<direction>', 'which way').choices(['up', 'down']))
  .addHelpText(
    'after',
    '\nEnvironment:\n  DATABASE_URL  postgres://user:password@host:port/database, where the user owns the tables',
  )
  .showHelpAfterError('Run it with --help to see how it is used.')
  .exitOverride()
  .action(runMigrations)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : BAD_ARGUMENTS
}

async function runMigrations(direction: MigrateOptions['direction']): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL
  if (!databaseUrl) {
    throw new MigrationError(
      'DATABASE_URL is not set. Set it to postgres://user:password@host:port/database and run the command again.',
    )
  }
  const names = await migrate({ databaseUrl, direction, log: (sentence) => console.log(sentence) })
  if (names.length === 0) {
    console.log(direction === 'up' ? 'Nothing to do: the database is up to date.' : 'Nothing to revert.')
  }
}
