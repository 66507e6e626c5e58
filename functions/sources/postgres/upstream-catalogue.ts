// What of the upstream tables is there, and whether this role may read it, whole. A missing table or column makes what
// leans on it null; a right that is missing, or row level security that could hide rows, is refused: part of the
// rows would look like lower costs.
import type { ClientBase } from 'pg'
import { RefusedError } from '../../../shared/errors.ts'
import type { MissingSources } from '../../../shared/inputs/missing-sources.ts'
import { AccessDeniedError } from '../../runtime/errors.ts'
import { UPSTREAM_COLUMNS, type UpstreamTable } from './upstream-tables.ts'

export interface UpstreamCatalogue {
  /** `table` or `table.column` of everything a run leans on that is not there. */
  readonly missing: MissingSources
  /** Postgres type of a column that is there, for example `timestamp with time zone`. */
  typeOf(table: UpstreamTable, column: string): string | undefined
}

interface CatalogueRow {
  readonly table: UpstreamTable
  readonly exists: boolean
  readonly column: string | null
  readonly type: string | null
  readonly readable: boolean | null
  readonly rowsHidden: boolean
}

const CATALOGUE_QUERY = `
  SELECT wanted.name AS "table", class.oid IS NOT NULL AS "exists", attribute.attname AS "column",
    format_type(attribute.atttypid, NULL) AS "type",
    has_column_privilege(class.oid, attribute.attnum, 'SELECT') AS "readable",
    coalesce(row_security_active(class.oid) AND NOT EXISTS (
      SELECT FROM pg_policy policy
      WHERE policy.polrelid = class.oid AND policy.polpermissive AND policy.polcmd IN ('r', '*')
        AND pg_get_expr(policy.polqual, policy.polrelid) = 'true'
        AND EXISTS (SELECT FROM unnest(policy.polroles) AS member
          WHERE member = 0 OR pg_has_role(current_user, member, 'USAGE'))
        AND NOT EXISTS (SELECT FROM pg_policy strict
          WHERE strict.polrelid = class.oid AND NOT strict.polpermissive AND strict.polcmd IN ('r', '*')
            AND EXISTS (SELECT FROM unnest(strict.polroles) AS member
              WHERE member = 0 OR pg_has_role(current_user, member, 'USAGE')))
    ), false) AS "rowsHidden"
  FROM unnest($1::text[]) AS wanted(name)
  LEFT JOIN pg_class class ON class.oid = to_regclass(wanted.name)
  LEFT JOIN pg_attribute attribute
    ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped`

/**
 * @throws AccessDeniedError naming the table a role may not read, or reads only in part
 * @throws RefusedError when none of the upstream tables is there
 */
export async function readCatalogue(client: ClientBase): Promise<UpstreamCatalogue> {
  const tables = Object.keys(UPSTREAM_COLUMNS) as UpstreamTable[]
  const { rows } = await client.query<CatalogueRow>(CATALOGUE_QUERY, [tables])
  const missing = new Set<string>()
  const types = new Map<string, string>()
  for (const table of tables) {
    const found = rows.filter((row) => row.table === table)
    if (!found.some((row) => row.exists)) {
      missing.add(table)
      continue
    }
    if (found.some((row) => row.rowsHidden)) throw await hiddenRows(client, table)
    for (const column of UPSTREAM_COLUMNS[table]) {
      const match = found.find((row) => row.column === column)
      if (match === undefined) missing.add(`${table}.${column}`)
      else if (!match.readable) throw await unreadable(client, table)
      else types.set(`${table}.${column}`, match.type ?? '')
    }
  }
  if (tables.every((table) => missing.has(table))) {
    await refuseClosedSchema(client)
    throw new RefusedError(
      'The database has none of the upstream tables (tenants, vps_instances, smtp_ip_addresses and others): it is empty, or DATABASE_URL points to another database or schema. Nothing was published.',
    )
  }
  return { missing, typeOf: (table, column) => types.get(`${table}.${column}`) }
}

/** Tables in a schema that the role may not use look as if they were not there. */
async function refuseClosedSchema(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT namespace.nspname AS schema FROM pg_class class
     JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
     WHERE class.relname = 'tenants' AND NOT has_schema_privilege(namespace.oid, 'USAGE') LIMIT 1`,
  )
  const [closed] = rows
  if (closed === undefined) return
  const role = await currentRole(client)
  throw new AccessDeniedError(
    `The role ${role} may not use the schema ${closed.schema}, where the tables are. Grant it with: GRANT USAGE ON SCHEMA ${closed.schema} TO "${role}". Nothing was published.`,
  )
}

async function unreadable(client: ClientBase, table: string): Promise<AccessDeniedError> {
  const role = await currentRole(client)
  return new AccessDeniedError(
    `The role ${role} may not read the table ${table}. Grant it with: GRANT SELECT ON ${table} TO "${role}". Nothing was published.`,
  )
}

async function hiddenRows(client: ClientBase, table: string): Promise<AccessDeniedError> {
  const role = await currentRole(client)
  return new AccessDeniedError(
    `Row level security may hide rows of the table ${table} from the role ${role}, and a part of the rows would give wrong figures. Give the role BYPASSRLS, or a policy on ${table} for SELECT that is USING (true). Nothing was published.`,
  )
}

async function currentRole(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ role: string }>('SELECT current_user::text AS role')
  return rows[0]?.role ?? ''
}
