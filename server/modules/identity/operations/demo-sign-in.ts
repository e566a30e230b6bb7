import { demoOperations } from '#contract'
import { Problem } from '#platform/errors'
import { implement } from '#platform/http'
import { findDemoAccounts } from '../account.ts'
import { enter } from '../enter.ts'
import { currentOf } from '../principal-of.ts'
import { personas } from '../personas.ts'

export const demoSignIn = implement(demoOperations.signIn, async (act, { body }) => {
  const { now, platform } = act
  const { database } = platform
  const persona = personas.find((one) => one.persona === body.persona)
  const account = persona && (await findDemoAccounts(database.read)).get(persona.loginName)
  if (!account) throw new Problem('demo.persona-not-found')
  const { session, principal } = await database.write((transaction) =>
    enter(act, transaction, account, 'demo'),
  )
  act.cookies.setSession(session.token, session.maxAgeSeconds)
  return currentOf(database.read, principal, now)
})
