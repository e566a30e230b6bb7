import { registerService } from '#modules/case'
import { commitInspection, drawInspection } from './inspection.ts'
import { superviseMoved } from './moved.ts'

registerService('inspection.commit', commitInspection)
registerService('inspection.draw', drawInspection)
registerService('regulation.supervise', superviseMoved)
