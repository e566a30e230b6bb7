import { composeCreditCode, CREDIT_CODE_ALPHABET, type Registration } from '#contract'

const SERIAL = 8

/** The credit code of the n-th firm registered here (GB 32100-2015). Throws RangeError where the segment has no codes left. */
export function creditCodeOf({ kind, area, segment }: Registration['code'], count: number): string {
  const room = SERIAL - segment.length
  const base = CREDIT_CODE_ALPHABET.length
  if (count < 0 || count >= base ** room) throw new RangeError(`no organisation codes left in ${segment}`)
  let serial = ''
  for (let left = count, place = 0; place < room; place++, left = Math.floor(left / base))
    serial = CREDIT_CODE_ALPHABET.charAt(left % base) + serial
  return composeCreditCode({ kind, regionCode: area, serial: segment + serial })
}
