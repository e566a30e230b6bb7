import { registerService } from '#modules/case'
import { judgeRound } from './judge.ts'
import { openStage } from './open-stage.ts'
import { get } from './operations/get.ts'
import { list, mine } from './operations/lists.ts'
import { registerProject } from './register.ts'
import { beginRound } from './round.ts'

export { loadProjectCourses } from './load.ts'

registerService('project.register', registerProject)
registerService('project.open-stage', openStage)
registerService('project.round', beginRound)
registerService('project.judge', judgeRound)

/** The operations of this module. */
export const projectHandlers = [mine, list, get]
