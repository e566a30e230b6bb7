import { registerService } from '#modules/case'
import { judgeRound } from './judge.ts'
import { openStage } from './open-stage.ts'
import { registerProject } from './register.ts'
import { beginRound } from './round.ts'

export { loadProjectCourses } from './load.ts'

registerService('project.register', registerProject)
registerService('project.open-stage', openStage)
registerService('project.round', beginRound)
registerService('project.judge', judgeRound)
