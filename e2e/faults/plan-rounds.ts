import type { Random } from "./random";
import type { Round } from "./round";
import { atPoint, victimsOf } from "./rounds/at-point";
import { atRandom, type RandomVictim } from "./rounds/at-random";
import { cutRequests } from "./rounds/cut-requests";
import { points } from "./rounds/points";
import { stopped } from "./rounds/stops";
import { faultKinds, silentLink, switched } from "./rounds/switched";
import { databaseUnderLoad, largeResults, manyAtOnce } from "./rounds/under-load";

const randomVictims: readonly RandomVictim[] = ["app", "worker", "takeover", "web", "database", "everything"];

/** The long suite: every point for a process and for the database, every kind of load and fault; then at random until there are `count`. */
export function planRounds(random: Random, count: number): Round[] {
  const rounds: Round[] = [
    ...points.flatMap((point) => {
      const others = victimsOf(point).filter((victim) => victim !== "database");
      return [atPoint(point, random.oneOf(others)), atPoint(point, "database")];
    }),
    ...randomVictims.flatMap((victim) => [atRandom(victim), atRandom(victim)]),
    ...faultKinds.map(switched),
    silentLink(),
    stopped("all", true),
    stopped("all", false),
    stopped("worker", true),
    stopped("worker", false),
    cutRequests(12),
    databaseUnderLoad(40, 3),
    manyAtOnce(200),
    largeResults(30, 8_000_000),
  ];
  while (rounds.length < count) {
    const point = random.oneOf(points);
    rounds.push(random.oneOf([atRandom(random.oneOf(randomVictims)), atPoint(point, random.oneOf(victimsOf(point)))]));
  }
  return byLayout(rounds);
}

/** A dozen of them for every day: kills first, without the rounds of load. */
export function planDozen(random: Random): Round[] {
  const killed = random
    .shuffled(points)
    .slice(0, 6)
    .map((point) => atPoint(point, random.oneOf(victimsOf(point))));
  return byLayout([
    ...killed,
    atRandom("app"),
    atRandom("takeover"),
    atRandom("database"),
    switched(random.oneOf(faultKinds)),
    stopped("all", true),
    cutRequests(4),
  ]);
}

/** A change of processes takes seconds, so those with the same stand together. */
function byLayout(rounds: readonly Round[]): Round[] {
  const keyOf = ({ layout }: Round) => JSON.stringify(layout);
  return [...rounds].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
}
