import { demoOperations } from '#contract'
import { auditEntry, recordAudit } from '#modules/audit'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findDemoAccounts } from '../account.ts'
import { currentOf } from '../principal-of.ts'
import { personas } from '../personas.ts'
import { authenticate, openSession } from '../session.ts'

export const demoSignIn = implement(demoOperations.signIn, async (act, { body }) => {
  const { now, platform, client } = act
  const { database } = platform
  const persona = personas.find((one) => one.persona === body.persona)
  const account = persona && (await findDemoAccounts(database.read)).get(persona.loginName)
  if (!account) throw new Problem('demo.persona-not-found')
  const session = await database.write(async (transaction) => {
    const opened = await openSession(transaction, account, {
      now,
      method: 'demo',
      client,
      replaces: act.cookies.session,
    })
    const about = {
      operation: act.operation.id,
      details: { account: account.id, session: opened.id, persona: body.persona },
    }
    await recordAudit(transaction, [auditEntry(act, about)])
    return opened
  })
  const principal = await authenticate(platform, session.token, now)
  if (principal.kind === 'anonymous')
    throw new Problem('demo.persona-not-found', { detail: 'The officer holds no post today' })
  act.cookies.setSession(session.token, session.maxAgeSeconds)
  return currentOf(database.read, principal, now)
})
