import { composeCreditCode, CREDIT_CODE_ALPHABET } from '#contract'
import { findSubject } from '#modules/registry'
import type { Transaction } from '#platform/database'

/** GB 32100: 9 market regulation; 1 enterprise, 2 sole trader. */
export const creditKinds = { company: '91', trader: '92' } as const

const ALPHABET = [...CREDIT_CODE_ALPHABET]
/** 主体标识码 of entities that the market regulator registers begin with MA. */
const SERIES = 'MA'
const PLACES = 6

/** The next code of a registering authority that no entity has. Whoever asks meanwhile waits for this transaction, so that none is given twice. */
export async function nextCreditCode(tx: Transaction, kind: string, regionCode: string): Promise<string> {
  for (;;) {
    const [row] = await tx<[{ used: number }]>`
      insert into enterprise.series (kind, region_code, used) values (${kind}, ${regionCode}, 1)
      on conflict (kind, region_code) do update set used = series.used + 1 returning used`
    const code = composeCreditCode({ kind, regionCode, serial: SERIES + serialOf(row.used) })
    // Codes that were given elsewhere stand in the base registry.
    if (!(await findSubject(tx, code))) return code
  }
}

function serialOf(number: number): string {
  let rest = number
  let text = ''
  for (let place = 0; place < PLACES; place++) {
    text = (ALPHABET[rest % ALPHABET.length] ?? '') + text
    rest = Math.floor(rest / ALPHABET.length)
  }
  return text
}
