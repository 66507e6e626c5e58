// Microsoft's samples on custom functions, anew: the source from which Microsoft's generator makes the metadata, with the
// formulas that are typed and what their cells show.

export interface FunctionSample {
  /** Below `samples/excel`, without its ending. */
  readonly path: string
  readonly source: string
  /** Typed into A1, A2 and so on. */
  readonly formulas: readonly string[]
  /** The cells from A1 on, once nothing is pending. */
  readonly shows: readonly (readonly unknown[])[]
}

export const FUNCTION_SAMPLES: readonly FunctionSample[] = [
  {
    path: '16-custom-functions/basic-function',
    source: `
      /**
       * Price of a seat.
       * @customfunction
       * @param {number} price of the flight
       * @param {number} seats of the plane
       * @returns {number} the price of one seat
       */
      function seatPrice(price, seats) {
        return price / seats
      }`,
    formulas: ['=DEMO.SEATPRICE(900,6)', '=DEMO.SEATPRICE("many",6)', '=SUM(A1,DEMO.SEATPRICE(8,2))'],
    shows: [[150], ['#VALUE!'], [154]],
  },
  {
    path: '16-custom-functions/custom-functions-errors',
    source: `
      /**
       * @customfunction
       * @param {number} first
       * @param {number} third
       * @returns {number[][]} three figures, the second of which cannot be had
       */
      function figures(first, third) {
        return [[first], [new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidNumber)], [third]]
      }`,
    formulas: ['=DEMO.FIGURES(4,6)'],
    shows: [[4], ['#NUM!'], [6]],
  },
  {
    path: '16-custom-functions/custom-enum',
    source: `
      /**
       * @customenum {string}
       */
      enum Base {
        Oslo = "OSL",
        Bergen = "BGO"
      }
      /**
       * @customenum {number}
       */
      enum Season {
        Summer = 1,
        Winter = 2
      }
      /**
       * @customfunction
       * @param {Base} base where the planes stand
       * @param {Season[]} seasons when they fly
       * @returns {string[][]}
       */
      function flights(base: Base, seasons: Season[]): string[][] {
        return [["From " + base], ...seasons.map((season) => ["season " + season])]
      }`,
    formulas: ['=DEMO.FLIGHTS("OSL",1,2)'],
    shows: [['From OSL'], ['season 1'], ['season 2']],
  },
  {
    path: '16-custom-functions/invocation-address',
    source: `
      /**
       * @customfunction
       * @param {string} item
       * @param {CustomFunctions.Invocation} invocation
       * @requiresAddress
       */
      async function localPrice(item: string, invocation: CustomFunctions.Invocation): Promise<number> {
        const sheet = invocation.address.split("!")[0]
        const price = { fuel: 20, food: 5 }[item]
        if (price === undefined) throw new Error("Unknown: " + item)
        return sheet === "Functions" ? price * 2 : price
      }`,
    formulas: ['=DEMO.LOCALPRICE("fuel")', '=DEMO.LOCALPRICE("none")'],
    shows: [[40], ['#VALUE!']],
  },
  {
    path: '16-custom-functions/web-call-function',
    source: `
      /**
       * @customfunction
       * @param {string} owner
       * @param {string} plane
       * @returns {number} flights of the plane
       */
      async function getFlightCount(owner: string, plane: string) {
        const response = await fetch("https://planes.example/" + owner + "/" + plane)
        if (!response.ok) throw new Error(response.statusText)
        return (await response.json()).flights
      }`,
    formulas: ['=DEMO.GETFLIGHTCOUNT("club","heron")', '=DEMO.GETFLIGHTCOUNT("club","none")'],
    shows: [[7], ['#VALUE!']],
  },
]

export const VOLATILE_SAMPLE = {
  path: '16-custom-functions/volatile-function',
  source: `
    let calls = 0
    /**
     * @customfunction
     * @returns {number} how often it was asked
     * @volatile
     */
    function asked(): number {
      return ++calls
    }`,
}

export const STREAMING_SAMPLE = {
  path: '16-custom-functions/streaming-function',
  source: `
    /**
     * @customfunction
     * @param {number} amount added each time
     * @param {number} interval in milliseconds
     * @param {CustomFunctions.StreamingInvocation<number>} invocation
     */
    function increment(amount: number, interval: number, invocation: CustomFunctions.StreamingInvocation<number>): void {
      let sum = 0
      const timer = setInterval(() => {
        sum += amount
        invocation.setResult(sum)
      }, interval)
      invocation.onCanceled = () => {
        clearInterval(timer)
        canceled()
      }
    }`,
}
