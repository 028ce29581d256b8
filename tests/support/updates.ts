import { v7 as uuidv7 } from 'uuid';
import { readStates } from '../../server/log/read.ts';
import { AppError, type ErrorShape, fieldOf } from '../../shared/errors.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { obstacles } from '../../shared/obstacles/facet.ts';
import { callAs, OWN, type Person, type TestServices } from './services.ts';

/** The error's shape as a client gets it; fails when the call succeeds. */
export async function refused(call: Promise<unknown>): Promise<ErrorShape> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  // A rule that is asked without the router between.
  if (error instanceof AppError) return error.shape;
  const shape = (
    error as { cause?: { shape?: ErrorShape; issues?: { path: string[]; message: string }[] } } | null
  )?.cause;
  if (shape?.shape) return shape.shape;
  if (shape?.issues)
    return {
      code: 'INVALID',
      fields: shape.issues.map((i) => ({ field: fieldOf(i.path), issue: i.message as never })),
    };
  throw error ?? new Error('the call was not refused');
}

export const STREAM = streamOf('cluster', OWN);

/** The version that stands for a milestone, or for an obstacle by its id. */
export async function versionOf(
  { db, provinceId }: TestServices,
  code: string,
  key: string,
): Promise<number> {
  const stream = streamOf('cluster', code);
  const asked = { provinceId, streams: [stream] };
  const standing = (await readStates(db, milestones, asked)).get(stream) ?? milestones.empty;
  const known = (await readStates(db, obstacles, asked)).get(stream) ?? obstacles.empty;
  return milestones.version(standing, key) || obstacles.version(known, key);
}

/** Which cluster, which of its keys, over which version and as which intention; the one that stands when left out. */
export interface About {
  code?: string;
  key?: MilestoneCode;
  expected?: number;
  request?: string;
  who?: Person;
}

async function aboutOf(
  services: TestServices,
  { code = OWN, key, expected, request }: About,
  usual: MilestoneCode,
) {
  const milestone = key ?? usual;
  return {
    stream: streamOf('cluster', code),
    key: milestone,
    expected: expected ?? (await versionOf(services, code, milestone)),
    request: request ?? uuidv7(),
  };
}

/** A forecast of the completion, unless another date, reason or milestone is given. */
export async function forecast(
  services: TestServices,
  said: object = {},
  about: About = {},
): Promise<Receipt> {
  const manager = await callAs(services, about.who ?? 'manager');
  return manager.milestones.setForecast({
    ...(await aboutOf(services, about, 'infrastructure_completed')),
    said: { date: '2026-09', reason: 'permits', note: 'Chờ thẩm định phòng cháy', ...said },
  });
}

/** That the component works are done, unless another date or milestone is given. */
export async function report(services: TestServices, said: object = {}, about: About = {}): Promise<Receipt> {
  const manager = await callAs(services, about.who ?? 'manager');
  const document = { number: '07/BB-NT', day: '2025-03-28', issuer: 'Ban QLDA' };
  return manager.milestones.reportActual({
    ...(await aboutOf(services, about, 'component_works')),
    said: { date: '2025-03-28', document, ...said },
  });
}

export async function review(
  services: TestServices,
  verdict: 'confirmation' | 'return',
  about: About = {},
): Promise<Receipt> {
  const reviewer = await callAs(services, about.who ?? 'committee');
  return reviewer.milestones.reviewActual({
    ...(await aboutOf(services, about, 'component_works')),
    said: { verdict, note: 'Đã kiểm tra hồ sơ' },
  });
}

export async function takeBack(services: TestServices, about: About = {}): Promise<Receipt> {
  const department = await callAs(services, about.who ?? 'department');
  return department.milestones.takeBackActual({
    ...(await aboutOf(services, about, 'component_works')),
    said: { note: 'Biên bản ghi nhầm ngày' },
  });
}
