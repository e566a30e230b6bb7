import { demoOperations } from '#contract'
import { implement } from '#platform/http'
import { findDemoAccounts } from '../account.ts'
import { personaView } from '../persona.ts'
import { personas } from '../personas.ts'

export const demoPersonas = implement(demoOperations.personas, async (act) => {
  const accounts = await findDemoAccounts(act.platform.database.read)
  const views = personas.flatMap((persona) => {
    const account = accounts.get(persona.loginName)
    return account ? [personaView(persona, account.name)] : []
  })
  return { personas: views }
})
