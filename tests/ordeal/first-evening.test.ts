import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boot } from '../../server/boot.ts'
import { county, startInstallation, WAIT, type Installation } from './installation.ts'

/** The command is started a dozen times, on whatever machine this is. */
const TIMEOUT = 240_000
const PASSWORDS = {
  administrator: 'Guo7-Lan-Xiang-9',
  clerk: 'k9fR2mwTqz',
  citizen: '三月桃花开在汾河两岸的院子里了啊',
}
/** The approval bureau of the samples. */
const UNIT = '11149928MB2800036F'

let here: Installation

beforeAll(async () => {
  here = await startInstallation()
}, TIMEOUT)
afterAll(() => here?.stop())

async function signIn(loginName: string, password: string, as: 'person' | 'officer') {
  const someone = here.browser()
  const sent = here.sent.length
  const begun = await someone.post('/identity/sign-in/begin', { loginName, password, as })
  expect(begun).toMatchObject({ status: 200 })
  const code = await here.codeAt(loginName, sent)
  const entered = await someone.post('/identity/sign-in', { challengeId: begun.body['challengeId'], code })
  expect(entered).toMatchObject({ status: 200 })
  return { someone, principal: entered.body['principal'] }
}

const ADMIN = ['admin', 'create', '--name', '张晋生', '--phone', '154 0028 0001', '--unit', UNIT]

test('nobody can sign in, and a weak password makes no administrator', { timeout: TIMEOUT }, async () => {
  const weak = await here.yiwang(
    [...ADMIN, '--unit-name', '平遥县行政审批服务管理局', '--region', '140728', '--password-stdin'],
    { input: 'Admin@123456\n' },
  )
  expect(weak).toMatchObject({ code: 1, error: expect.stringContaining('everybody tries') })
  const unknown = await here.yiwang([...ADMIN, '--password-stdin'], { input: `${PASSWORDS.administrator}\n` })
  expect(unknown).toMatchObject({ code: 1, error: expect.stringContaining('--unit-name') })
  // The region in the invented code is none; a real one's is.
  const nowhere = await here.yiwang(
    [...ADMIN, '--unit-name', '平遥县行政审批服务管理局', '--password-stdin'],
    { input: `${PASSWORDS.administrator}\n` },
  )
  expect(nowhere).toMatchObject({ code: 1, error: expect.stringContaining('no region 149928') })
})

test(
  'an administrator is made while the server runs, once, and signs in with password and code',
  { timeout: TIMEOUT },
  async () => {
    const created = await here.yiwang(
      [...ADMIN, '--unit-name', '平遥县行政审批服务管理局', '--region', '140728', '--password-stdin'],
      { input: `${PASSWORDS.administrator}\n` },
    )
    expect(created).toMatchObject({ code: 0, out: expect.stringContaining('15400280001') })
    expect(created.out).not.toContain(PASSWORDS.administrator)
    const second = await here.yiwang([
      'admin',
      'create',
      '--name',
      '别人',
      '--phone',
      '15400280099',
      '--unit',
      UNIT,
    ])
    expect(second).toMatchObject({ code: 1, error: expect.stringContaining('--add') })
    const { principal } = await signIn('15400280001', PASSWORDS.administrator, 'officer')
    expect(principal).toMatchObject({
      name: '张晋生',
      roles: ['administrator'],
      unitName: '平遥县行政审批服务管理局',
      regionPath: '14.1407.140728',
    })
    const added = await here.yiwang([
      'admin',
      'create',
      '--name',
      '副管理员',
      '--phone',
      '15400280098',
      '--unit',
      UNIT,
      '--add',
      '--json',
    ])
    expect(added.code).toBe(0)
    const { madePassword } = JSON.parse(added.out) as { madePassword: string }
    await signIn('15400280098', madePassword, 'officer')
  },
)

test(
  'units and officers: first looked at, then written at once, then no change',
  { timeout: TIMEOUT },
  async () => {
    const files = [join(county, 'units.csv'), join(county, 'officers.csv')]
    const dry = await here.yiwang(['organization', 'import', ...files])
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('A dry run') })
    expect(dry.out).toMatch(/\+ .*平遥县民政局/)
    expect(await here.browser().get('/units?region=140728')).toMatchObject({
      body: { units: [{ code: UNIT, kind: 'other' }] },
    })

    const broken = join(here.folder, 'units.csv')
    await writeFile(
      broken,
      (await readFile(join(county, 'units.csv'), 'utf8')).replace('11149928MB2800044A', '11149928MB2800044B'),
    )
    const refused = await here.yiwang([
      'organization',
      'import',
      broken,
      join(county, 'officers.csv'),
      '--apply',
    ])
    expect(refused.code).toBe(1)
    expect(refused.out).toMatch(/units\.csv:5 +统一社会信用代码有误/)
    expect(refused.out).toContain('Nothing was written')

    const written = await here.yiwang(['organization', 'import', ...files, '--apply', '--json'])
    expect(written.code).toBe(0)
    const report = JSON.parse(written.out) as { applied: boolean; services: number; accounts: unknown[] }
    // The administrator has an account already.
    expect(report).toMatchObject({ applied: true, accounts: { length: 8 } })
    expect(report.services).toBeGreaterThan(0)
    expect((await here.yiwang(['organization', 'import', ...files, '--apply'])).out).toContain(
      'Nothing changed',
    )
    const rows = await here.owner.read<{ details: { operator: string } }[]>`
    select details from audit.entry where operation = 'organization.import'`
    expect(rows.map(({ details }) => details.operator)).toEqual([expect.stringMatching(/@/)])
    // The running server offers what these units handle.
    await expect
      .poll(async () => (await here.browser().get('/matters/old-age-allowance?region=140728')).body, WAIT)
      .toMatchObject({ item: { unit: { name: '平遥县民政局' } } })
  },
)

test('an imported officer activates the account once and comes in', { timeout: TIMEOUT }, async () => {
  const clerk = here.browser()
  const sent = here.sent.length
  const begun = await clerk.post('/identity/activation/begin', { loginName: '15400280003' })
  const body = {
    enrolmentId: begun.body['enrolmentId'],
    code: await here.codeAt('15400280003', sent),
    password: PASSWORDS.clerk,
  }
  expect(await clerk.post('/identity/activation', body)).toMatchObject({
    body: { principal: { name: '王文斌', roles: ['acceptor'], unitName: '平遥县行政审批服务管理局' } },
  })
  const { someone } = await signIn('15400280003', PASSWORDS.clerk, 'officer')
  expect(await someone.get('/inbox')).toMatchObject({ status: 200 })
  // A lost password: the operator opens the way to a new one.
  expect(await here.yiwang(['admin', 'reset', '--phone', '15400280003'])).toMatchObject({ code: 0 })
  expect(await someone.get('/identity/current')).toMatchObject({ body: { principal: { kind: 'anonymous' } } })
})

test(
  'people and firms come in by their mapping, and the second time nothing changes',
  { timeout: TIMEOUT },
  async () => {
    const population = [
      'registry',
      'import',
      join(county, 'population.csv'),
      '--mapping',
      join(county, 'population.yaml'),
    ]
    expect(await here.yiwang(population)).toMatchObject({
      code: 0,
      out: expect.stringContaining('+ 5 added'),
    })
    const bad = join(here.folder, 'bad.csv')
    await writeFile(
      bad,
      (await readFile(join(county, 'population.csv'), 'utf8')).replace(
        '149928194405060128',
        '149928194405060129',
      ),
    )
    const faults = join(here.folder, 'faults.csv')
    const some = await here.yiwang([
      'registry',
      'import',
      bad,
      '--mapping',
      join(county, 'population.yaml'),
      '--apply',
      '--faults',
      faults,
    ])
    expect(some).toMatchObject({ code: 1, out: expect.stringMatching(/\+ 4 added.*✗ 1 faulty/) })
    expect(await readFile(faults, 'utf8')).toContain('"bad.csv",2,"身份证号有误')
    expect(await here.yiwang([...population, '--apply'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\+ 1 added.*= 4 unchanged/),
    })
    expect(await here.yiwang([...population, '--apply'])).toMatchObject({
      out: expect.stringContaining('= 5 unchanged'),
    })
    const firms = [
      'registry',
      'import',
      join(county, 'firms.jsonl'),
      '--mapping',
      join(county, 'firms.yaml'),
      '--apply',
    ]
    expect(await here.yiwang(firms)).toMatchObject({ code: 0, out: expect.stringContaining('+ 2 added') })
  },
)

test(
  'a citizen signs up and applies, and who is not registered so cannot',
  { timeout: TIMEOUT },
  async () => {
    const claim = { name: '王桂兰', idNumber: '149928194405060128', phone: '15400281001' }
    const signUp = async (who: typeof claim) => {
      const citizen = here.browser()
      const sent = here.sent.length
      const begun = await citizen.post('/identity/sign-up/begin', who)
      const body = {
        enrolmentId: begun.body['enrolmentId'],
        code: await here.codeAt(who.phone, sent),
        ...who,
      }
      return {
        citizen,
        answer: await citizen.post('/identity/sign-up', { ...body, password: PASSWORDS.citizen }),
      }
    }
    expect((await signUp({ ...claim, phone: '15400281099' })).answer).toMatchObject({
      status: 422,
      body: { code: 'identity.sign-up-refused' },
    })
    const { citizen, answer } = await signUp(claim)
    expect(answer).toMatchObject({
      status: 200,
      body: { loginName: '15400281001', current: { principal: { name: '王桂兰' } } },
    })
    await signIn('15400281001', PASSWORDS.citizen, 'person')
    const { principal } = answer.body['current'] as unknown as { principal: { subjectId: string } }
    const draft = await citizen.post('/filings', {
      slug: 'old-age-allowance',
      subjectId: principal.subjectId,
    })
    expect(draft).toMatchObject({ status: 200 })
    expect(JSON.stringify(draft.body)).toContain('平遥县民政局')
  },
)

test(
  'an empty database is prepared by the command itself, and is none for the demo city',
  { timeout: TIMEOUT },
  async () => {
    const dataFolder = join(here.folder, 'other')
    const place = ['--unit-name', '平遥县行政审批服务管理局', '--region', '140728']
    const made = await here.yiwang([...ADMIN, ...place, '--json'], { dataFolder })
    expect(made.code, made.error).toBe(0)
    const env = { YIWANG_DATA_DIR: dataFolder, YIWANG_DEMO_SIZE: '0.02' }
    await expect(boot({ mode: 'demo', env })).rejects.toThrow('holds a real installation')
  },
)
