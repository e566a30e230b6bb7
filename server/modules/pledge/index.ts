import { registerService } from '#modules/case'
import { checkPledges } from './check.ts'
import { breachPledge, keepPledge } from './services.ts'

registerService('pledge.check', checkPledges)
registerService('pledge.keep', keepPledge)
registerService('pledge.breach', breachPledge)
