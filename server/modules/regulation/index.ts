import { registerService } from '#modules/case'
import { commitInspection, drawInspection } from './inspection.ts'

registerService('inspection.commit', commitInspection)
registerService('inspection.draw', drawInspection)
