// A handler whose services take a moment to make: they are made at the first call and kept for the life of the function. A
// start that fails is told to whoever called, and the next call tries again.

export type Handler<Event, Context, Result> = (event: Event, context: Context) => Promise<Result>

export function onceStarted<Event, Context, Result>(
  start: () => Promise<Handler<Event, Context, Result>>,
): Handler<Event, Context, Result> {
  let starting: Promise<Handler<Event, Context, Result>> | undefined
  return async (event, context) => {
    starting ??= start()
    try {
      return await (await starting)(event, context)
    } catch (error) {
      // A started handler keeps its services, whatever became of one event.
      await starting.catch(() => {
        starting = undefined
      })
      throw error
    }
  }
}
