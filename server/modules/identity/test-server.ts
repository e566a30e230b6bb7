import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { auditHandlers } from '#modules/audit'
import { createHttpServer } from '#platform/http'
import type { World } from '#world'
import { createAccounts } from './account.ts'
import { demoHandlers, identityHandlers, type People } from './index.ts'
import { loadDemoAccounts } from './demo.ts'
import { checkOrigin } from './origin.ts'
import { personas } from './personas.ts'
import { authenticate } from './session.ts'

export const PASSWORD = 'a password for the tests'

const person = (number: number, name: string) => ({
  subjectId: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  name,
})
export const jianguo = { ...person(2, '李建国'), idNumber: '149902197003210015' }
export const xiulan = person(1, '王秀兰')
export const firm = person(101, '晋中禾味餐饮管理有限公司')

/** The registry as identity sees it: 李建国 is 王秀兰's son and 张海燕 represents the firm. */
const people: People = {
  findPerson: async (_read, idNumber, name) =>
    idNumber === jianguo.idNumber && name === jianguo.name ? person(2, name) : undefined,
  findRegistered: async () => undefined,
  areKin: async (_read, one, other) =>
    [one, other].sort().join() === [xiulan.subjectId, jianguo.subjectId].sort().join(),
  findRepresented: async (_read, personId, firmId) =>
    personId === person(5, '').subjectId && firmId === firm.subjectId ? firm : undefined,
}

export interface Browser {
  /** A request with the cookie of this browser; the cookie that comes back is kept. */
  send(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  cookie: string | undefined
}

/** The identity operations served over the personas' accounts, which all have one password. */
export async function serveIdentity(
  world: World,
  options: { demo?: boolean; keepAccounts?: boolean } = {},
): Promise<FastifyInstance & { browser(ip?: string): Browser }> {
  // The demo city in the template has accounts without a password.
  if (!options.keepAccounts) await world.owner.read`truncate identity.account, identity.authorisation cascade`
  await world.database.write(async (transaction) => {
    await loadDemoAccounts(transaction, {
      persons: Object.fromEntries(
        personas
          .filter((one) => one.kind === 'person')
          .map((one, index) => [one.persona, PERSONS[one.persona] ?? person(50 + index, '某人')]),
      ),
      authorisations: [
        {
          id: '01900000-0000-7000-8001-000000000001',
          grantor: xiulan,
          grantee: jianguo,
          kind: 'family',
          basis: 'kinship-registered',
          validFrom: '2025-01-01',
        },
      ],
      now: world.clock.now(),
      password: PASSWORD,
    })
    const account = {
      loginName: '13900000000',
      phone: '13900000000',
      password: PASSWORD,
      kind: 'person',
      ownerId: person(60, '').subjectId,
      name: '普通人',
    } as const
    await createAccounts(transaction, [account], world.clock.now())
  })
  const handlers = [
    ...identityHandlers(people),
    ...auditHandlers,
    ...((options.demo ?? true) ? demoHandlers : []),
  ]
  const server = await createHttpServer(
    world.platform,
    { authenticate, authorise: () => {}, checkOrigin, record: async () => {} },
    handlers,
  )
  return Object.assign(server, { browser: (ip = '203.0.113.7') => browserOf(world, server, ip) })
}

const PERSONS: Record<string, { subjectId: string; name: string }> = {
  son: person(2, '李建国'),
  mother: xiulan,
  citizen: person(5, '张海燕'),
}

function browserOf(world: World, server: FastifyInstance, ip: string): Browser {
  const browser: Browser = {
    cookie: undefined,
    async send(method, url, body, headers = {}) {
      // No two requests fall on one instant, so that the order of what they leave is certain.
      world.clock.advance({ milliseconds: 1 })
      const response = await server.inject({
        method,
        url: `/api/v1${url}`,
        headers: {
          ...headers,
          ...(browser.cookie === undefined ? {} : { cookie: `yiwang_session=${browser.cookie}` }),
        },
        remoteAddress: ip,
        ...(body === undefined ? {} : { payload: body }),
      })
      const set = response.cookies.find((one) => one.name === 'yiwang_session')
      if (set) browser.cookie = set.value || undefined
      return response
    },
  }
  return browser
}

/** The code in the newest text message. */
export async function newestCode(world: World): Promise<string> {
  const rows = await world.database.read<
    { body: string }[]
  >`select body from identity.sms_outbox order by created_at desc, id desc limit 1`
  return /\d{6}/.exec(rows[0]?.body ?? '')?.[0] ?? ''
}
