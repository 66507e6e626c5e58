// What the add-in must know of a workbook the next time, kept in the workbook itself: settings travel with the file and are
// seen by nobody. A record is one setting, as JSON; one that another version wrote and this one cannot read is not there.
// https://learn.microsoft.com/javascript/api/excel/excel.settingcollection (ExcelApi 1.4)

/** One kind of record. Keys begin with `penguin.`; those of several records of a kind with the kind's own prefix. */
export interface RecordKind<Value> {
  readonly prefix: string
  /** Whether a value that was read is one of these. */
  is(value: unknown): value is Value
}

/** Asks for one record; what is returned reads it after the next sync. */
export function askRecord<Value>(
  context: Excel.RequestContext,
  kind: RecordKind<Value>,
  name = '',
): () => Value | null {
  const setting = context.workbook.settings.getItemOrNullObject(kind.prefix + name)
  setting.load('value')
  return () => (setting.isNullObject ? null : parsed(kind, setting.value))
}

/** Asks for all records of a kind; what is returned reads them after the next sync, by name. */
export function askRecords<Value>(
  context: Excel.RequestContext,
  kind: RecordKind<Value>,
): () => ReadonlyMap<string, Value> {
  const { settings } = context.workbook
  settings.load('items/key,items/value')
  return () => {
    const found = new Map<string, Value>()
    for (const { key, value } of settings.items) {
      const record = key.startsWith(kind.prefix) ? parsed(kind, value) : null
      if (record !== null) found.set(key.slice(kind.prefix.length), record)
    }
    return found
  }
}

/** Takes the place of the record of that name, with the next sync. */
export function putRecord<Value>(
  context: Excel.RequestContext,
  kind: RecordKind<Value>,
  value: Value,
  name = '',
): void {
  context.workbook.settings.add(kind.prefix + name, JSON.stringify(value))
}

/** A record that is not there stays so. */
export function dropRecord<Value>(context: Excel.RequestContext, kind: RecordKind<Value>, name = ''): void {
  context.workbook.settings.getItemOrNullObject(kind.prefix + name).delete()
}

function parsed<Value>(kind: RecordKind<Value>, text: unknown): Value | null {
  if (typeof text !== 'string') return null
  try {
    const value: unknown = JSON.parse(text)
    return kind.is(value) ? value : null
  } catch {
    return null
  }
}
