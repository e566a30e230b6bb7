import { composeIdNumber } from '#contract'
import { createAccounts } from '#modules/identity'
import { personas } from '#modules/registry'
import { uuidv7 } from '#platform/crypto'
import type { City } from './city.ts'
import { connectClient, type Client } from './client.ts'

export interface Family {
  /** A son or daughter, signed in by password and code. */
  readonly filer: Client
  /** Parents who have each authorised that child; none has an allowance yet. */
  readonly elders: string[]
}

/** No area's code, so that a number which begins with it can be nobody's. */
export const NOBODY = '149901'

const PASSWORD = 'a password for the benchmark'

/** Families of the demo's first one's kind: parents past eighty on record in every library, and a child who may act for them. */
export async function settleFamilies(
  city: City,
  { families, eldersEach }: { families: number; eldersEach: number },
): Promise<Family[]> {
  const now = Temporal.Now.instant()
  const from = settled
  settled += families * eldersEach
  const elders = Array.from({ length: families * eldersEach }, (_, index) => ({
    id: uuidv7(now),
    identifier: identifierOf(from + index),
    birth_date: birthDateOf(from + index),
  }))
  const filers = Array.from({ length: families }, (_, index) => ({
    id: uuidv7(now),
    login: `bench-${from + index}`,
    phone: `199${String(10_000_000 + from + index)}`,
  }))
  await city.owner.write(async (transaction) => {
    const rows = JSON.stringify(elders)
    await transaction`
      insert into registry.subject (id, kind, identifier, name, region_code)
      select new.id, kind, new.identifier, name, region_code
      from registry.subject, jsonb_to_recordset(${rows}::text::jsonb) as new (id uuid, identifier text) where subject.id = ${personas.wangXiulan.id}`
    await transaction`
      insert into registry.record (subject_id, library, data, as_of, source_unit)
      select new.id, library, case library when 'population' then data || jsonb_build_object('idNumber', new.identifier, 'birthDate', new.birth_date) else data end, as_of, source_unit
      from registry.record, jsonb_to_recordset(${rows}::text::jsonb) as new (id uuid, identifier text, birth_date text) where subject_id = ${personas.wangXiulan.id}`
    await createAccounts(
      transaction,
      filers.map(({ id, login, phone }) => ({
        loginName: login,
        phone,
        password: PASSWORD,
        kind: 'person',
        ownerId: id,
        name: '李建国',
        demo: true,
      })),
      now,
    )
    const authorisations = JSON.stringify(
      elders.map((elder, index) => ({
        id: uuidv7(now),
        grantor: elder.id,
        grantee: filers[index % families]?.id,
      })),
    )
    await transaction`
      insert into identity.authorisation (id, grantor_subject_id, grantor_name, grantee_subject_id, grantee_name, kind, valid_from, basis, granted_at)
      select id, grantor, ${personas.wangXiulan.name}, grantee, '李建国', 'family', '2026-01-01', 'kinship-registered', ${now.toString()}::timestamptz
      from jsonb_to_recordset(${authorisations}::text::jsonb) as new (id uuid, grantor uuid, grantee uuid)`
  })
  await city.owner.read`analyze registry.subject, registry.record, identity.account, identity.authorisation`
  const signedIn: Family[] = []
  for (const [index, { login, phone }] of filers.entries())
    signedIn.push({
      filer: await signInBy(city, { loginName: login, phone, password: PASSWORD }),
      elders: elders.filter((_, place) => place % families === index).map(({ id }) => id),
    })
  return signedIn
}

/** Both factors over HTTP; the code is read where the demonstration shows it. */
export async function signInBy(
  city: City,
  { loginName, phone, password }: { loginName: string; phone: string; password: string },
): Promise<Client> {
  const client = await connectClient(city.url)
  const { challengeId } = await client.call<{ challengeId: string }>(
    'POST',
    '/api/v1/identity/sign-in/begin',
    { loginName, password },
  )
  const { messages } = await client.call<{ messages: { phone: string; body: string }[] }>(
    'GET',
    '/api/v1/demo/sms-outbox',
  )
  const code = /\d{6}/.exec(messages.find((message) => message.phone === phone)?.body ?? '')?.[0]
  await client.call('POST', '/api/v1/identity/sign-in', { challengeId, code })
  return client
}

/** Elders so far, so that no two have one number. */
let settled = 0

const FIRST_BIRTHDAY = Temporal.PlainDate.from('1937-01-01')
const BIRTHDAYS = 3_000

function birthDateOf(index: number): string {
  return FIRST_BIRTHDAY.add({ days: index % BIRTHDAYS }).toString()
}

function identifierOf(index: number): string {
  return composeIdNumber({
    addressCode: NOBODY,
    birthDate: birthDateOf(index),
    sequence: 2 * Math.floor(index / BIRTHDAYS) + 2,
  })
}
