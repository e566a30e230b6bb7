import { registerService } from '#modules/case'
import { commitInspection, drawInspection } from './inspection.ts'

export { createFollowUps, handOnDecisions } from './moved.ts'

registerService('inspection.commit', commitInspection)
registerService('inspection.draw', drawInspection)
